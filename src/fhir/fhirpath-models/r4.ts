export { default as r4 } from 'fhirpath/fhir-context/r4';
