/**
 * Content policy of the check page: its own files, the decoder of QR codes (WebAssembly, which counts as making code), and
 * the camera. The workplaces get none of this.
 */
export const checkPolicy = [
  "default-src 'self'",
  "script-src 'self' 'wasm-unsafe-eval'",
  "worker-src 'self'",
  "connect-src 'self'",
  "img-src 'self' data: blob:",
  "style-src 'self' 'unsafe-inline'",
  "font-src 'self' data:",
  "object-src 'none'",
  "base-uri 'none'",
  "form-action 'self'",
  "frame-ancestors 'none'",
].join('; ');

/** What a page of ours may ask the person's device for. */
export const checkPermissions = 'camera=(self), microphone=(), geolocation=()';
