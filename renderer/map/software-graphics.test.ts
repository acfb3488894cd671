import { describe, expect, it } from 'vitest';
import { isSoftwareRenderer } from './software-graphics.ts';

describe('a renderer that draws on the processor', () => {
  it.each([
    'ANGLE (Google, Vulkan 1.3.0 (SwiftShader Device (Subzero) (0x0000C0DE)), SwiftShader driver)',
    'ANGLE (Microsoft, Microsoft Basic Render Driver (0x0000008C) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (Mesa, llvmpipe (LLVM 15.0.6 256 bits), OpenGL 4.5)',
  ])('is known by its name: %s', (name) => expect(isSoftwareRenderer(name)).toBe(true));

  it.each([
    'ANGLE (Intel, Intel(R) UHD Graphics 620 (0x00005917) Direct3D11 vs_5_0 ps_5_0, D3D11)',
    'ANGLE (Apple, ANGLE Metal Renderer: Apple M1, Unspecified Version)',
    '',
  ])('is none of graphics hardware, nor one that gives no name: %s', (name) =>
    expect(isSoftwareRenderer(name)).toBe(false),
  );
});
