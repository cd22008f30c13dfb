/** What is used of ONNX Runtime 1.17.0, whose package names type declarations that it does not contain. */
declare module 'onnxruntime-node' {
  export class Tensor {
    constructor(type: 'float32', data: Float32Array, dims: readonly number[]);
    readonly data: unknown;
    readonly dims: readonly number[];
  }
  export interface InferenceSession {
    readonly inputNames: readonly string[];
    readonly outputNames: readonly string[];
    run(feeds: Readonly<Record<string, Tensor>>): Promise<Readonly<Record<string, Tensor>>>;
    release(): Promise<void>;
  }
  export const InferenceSession: {
    create(
      model: Uint8Array,
      options: {
        executionProviders: readonly string[];
        intraOpNumThreads: number;
        interOpNumThreads: number;
        executionMode: 'sequential';
        enableMemPattern: boolean;
        logSeverityLevel: 0 | 1 | 2 | 3 | 4;
      },
    ): Promise<InferenceSession>;
  };
}
