export { default as r5 } from 'fhirpath/fhir-context/r5';
