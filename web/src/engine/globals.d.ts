/** One file for Python in the browser. Written by scripts/python_files.py. */
interface PythonFile {
  /** file name below py/ */
  path: string;
  /** bytes to download, exactly */
  bytes: number;
  /** bytes after decompression; equal to `bytes` when the file is not compressed */
  raw: number;
  /** for people: "Python", "standard library" */
  what: string;
  /** the wheel's real name, which the installer reads */
  name?: string;
}

interface PythonFiles {
  files: Record<"loader" | "module" | "wasm" | "stdlib" | "micropip" | "wheel", PythonFile>;
  lock: { info: Record<string, string>; packages: Record<string, never> };
}

/** Put in by the build; null when Python's files have not been built. */
declare const __PYTHON_FILES__: PythonFiles | null;
