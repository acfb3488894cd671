/** Renderers that draw on the processor, by the names they give themselves: Chromium's own, Mesa's, Windows' (WARP). */
const ON_THE_PROCESSOR = /swiftshader|llvmpipe|softpipe|software rasterizer|microsoft basic render/i;

/** Whether a WebGL renderer of this name draws on the processor. */
export const isSoftwareRenderer = (name: string): boolean => ON_THE_PROCESSOR.test(name);

let known: boolean | undefined;

/**
 * Whether maps are drawn on the processor, as on a PC without a graphics card or by remote desktop. Asked once: each asking
 * takes a drawing context of the few that a page has. `failIfMajorPerformanceCaveat` would be the standard's way, but
 * Chromium gives a context all the same.
 */
export const drawnBySoftware = (): boolean => {
  known ??= isSoftwareRenderer(rendererName());
  return known;
};

function rendererName(): string {
  const context = document.createElement('canvas').getContext('webgl2');
  if (context === null) return '';
  const info = context.getExtension('WEBGL_debug_renderer_info');
  const name = info === null ? '' : String(context.getParameter(info.UNMASKED_RENDERER_WEBGL));
  context.getExtension('WEBGL_lose_context')?.loseContext();
  return name;
}
