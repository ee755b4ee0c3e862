// Runs the package inside Pyodide under Node, from this checkout's sources.
//   node scripts/pyodide-run.mjs bench RUNS        the figures of `buddyscope bench`, as JSON
//   node scripts/pyodide-run.mjs cli ARGUMENT…     any command of the command line; files as seen from the checkout
//   node scripts/pyodide-run.mjs script FILE …     a Python file with its arguments, as Pyodide's own Python
import { fileURLToPath } from "node:url";
import { loadPyodide } from "pyodide";

const root = fileURLToPath(new URL("..", import.meta.url));
const [mode, ...rest] = process.argv.slice(2);

const pyodide = await loadPyodide({ stdout: (line) => console.log(line), stderr: (line) => console.error(line) });
pyodide.FS.mkdirTree("/checkout");
pyodide.mountNodeFS("/checkout", root);
pyodide.runPython("import os, sys; os.chdir('/checkout'); sys.path.insert(0, '/checkout/py'); sys.dont_write_bytecode = True");

if (mode === "bench") {
  // the peer that the benchmark runs beside the model: one pure-Python file, found through its package
  pyodide.runPython("import glob; sys.path += glob.glob('/checkout/.venv/lib/python*/site-packages')");
  // In short calls: one long call would stay in the engine's baseline code.
  pyodide.globals.set("runs", Number(rest[0] ?? 5));
  pyodide.runPython("from buddyscope import bench; parts = bench.measurements(); session = parts.Session(runs)");
  while (pyodide.runPython("session.step()"));
  pyodide.runPython("import json; found = session.results()");
  pyodide.runPython("found |= parts.measure_core(runs)");
  pyodide.runPython("found |= parts.measure_scale(runs)");
  console.log(pyodide.runPython("json.dumps(found)"));
} else if (mode === "cli") {
  pyodide.globals.set("arguments", pyodide.toPy(rest));
  process.exitCode = pyodide.runPython("from buddyscope.cli.parser import main; main(arguments)");
} else if (mode === "script") {
  pyodide.globals.set("arguments", pyodide.toPy(rest));
  pyodide.runPython("import runpy; sys.argv = arguments; runpy.run_path(arguments[0], run_name='__main__')");
} else {
  console.error("usage: pyodide-run.mjs bench RUNS | cli ARGUMENT… | script FILE …");
  process.exitCode = 2;
}
