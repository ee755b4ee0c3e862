/** One file for Python in the browser. Written by scripts/python_files.py. */
interface PythonFile {
  /** file name below py/ */
  path: string;
  /** bytes to download, exactly */
  bytes: number;
  /** bytes after decompression; equal to `bytes` when the file is not compressed */
  raw: number;
  /** "python", "library", "package" */
  what: string;
}

/** An archive of modules that is fetched when one of them is imported. */
interface LateArchive extends PythonFile {
  /** the one module that it has; otherwise the first archive lists them */
  module?: string;
}

interface PythonFiles {
  files: Record<"code" | "wasm" | "library" | "package", PythonFile>;
  later: Record<"library" | "micropip" | "linux_7_3" | "judge" | "exercises", LateArchive>;
  lock: { info: Record<string, string>; packages: Record<string, never> };
}

/** Put in by the build; null when Python's files have not been built. */
declare const __PYTHON_FILES__: PythonFiles | null;
/** Bytes to download until Python can start; 0 where it was not built. */
declare const __PYTHON_BYTES__: number;

/** The site is one HTML file that answers its own fetches. */
declare const __ONE_FILE__: boolean;
