import { type ExamplePaper, examplePapers } from '@/tests/pages/example-papers';

/** A dozen example papers on four subjects that are so different that any reader would file them apart. */
export const dozen: Record<'recommenders' | 'medicine' | 'scenes' | 'experience', ExamplePaper[]> = {
  recommenders: papers('2512.14036', '2505.09205', '2511.10492', '2505.20900'),
  medicine: papers('2510.13734', '2509.24186', '2603.13691'),
  scenes: papers('2508.17832', '2504.00387'),
  experience: papers('2510.08002', '2606.04703', '2605.10663'),
};

function papers(...ids: string[]): ExamplePaper[] {
  return ids.map((id) => {
    const paper = examplePapers.find(({ arxiv }) => arxiv === id);
    if (!paper) throw new Error(`No example paper ${id}.`);
    return paper;
  });
}
