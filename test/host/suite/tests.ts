/**
 * Imports the tests of this folder, when `describe` and `it` are there. Each file is imported here by its name, since
 * all of them become one bundle; a unit test sees to it that none is forgotten.
 */
export async function importTests(): Promise<void> {
  await import('./activation.test');
  await import('./coded-passages.test');
  await import('./coding.test');
  await import('./commands.test');
  await import('./follow-up.test');
  await import('./guide-changes.test');
  await import('./language-features.test');
  await import('./moved-files.test');
  await import('./questions.test');
  await import('./reading.test');
  await import('./saving.test');
  await import('./virtual-files.test');
  await import('./workspace-folders.test');
}
