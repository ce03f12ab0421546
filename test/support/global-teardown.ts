export default async function tearDown(): Promise<void> {
  const { releaseTestServer } = globalThis as { releaseTestServer?: () => Promise<void> };
  await releaseTestServer?.();
}
