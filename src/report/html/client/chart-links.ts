/** A click on a sign in a chart leads to its step; the same steps are reached by the walk without a pointer. */
export function followCharts(): void {
  document.addEventListener('click', ({ target }) => {
    const sign = target instanceof Element ? target.closest<SVGElement>('.chart [data-seq]') : null;
    const scenario = sign?.closest<SVGElement>('.chart')?.dataset.scenario;
    if (scenario !== undefined) location.hash = `step-${scenario}-${sign?.dataset.seq ?? ''}`;
  });
}
