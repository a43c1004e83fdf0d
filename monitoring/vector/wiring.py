"""What vector.yaml and errors/sentry.yaml connect, and what it makes of events: each program and condition runs under the compiler. Of the
transforms, what Vector itself does is done here after its reference: reduce (without its time limits), route, filter; throttle lets all pass."""
import base64
import json
import re
import subprocess
import tempfile
from pathlib import Path

HERE = Path(__file__).parent


class Wiring:
    def __init__(self, compiler):
        self.compiler = compiler
        self.nodes = {}
        for name in ("vector.yaml", "errors/sentry.yaml"):
            section = re.split(r"^(\w+):\n", (HERE / name).read_text(), flags=re.M)
            body = section[section.index("transforms") + 1]
            for block in re.findall(r"^  (\w+):\n((?:    .*\n|\n)+)", body, re.M):
                self.nodes[block[0]] = block[1]

    def setting(self, node, name):
        found = re.search(rf"^    {name}: (.*)$", self.nodes[node], re.M)
        return found[1] if found else ""

    def inputs(self, node):
        return self.setting(node, "inputs").strip("[]").split(", ")

    def programs(self, node):
        """Paths from here. What ./start writes to /run/vector has the default in vrl/."""
        return ["vrl/" + path for path in re.findall(r"/vrl/(\w+\.vrl)|/run/vector/(\w+\.vrl)", self.nodes[node]) for path in path if path]

    def run(self, source, events):
        """What the program makes of each event; None where it drops it. The compiler prints values in a notation of its own: Base64 is safe."""
        if not events:
            return []
        with tempfile.TemporaryDirectory() as folder:
            program, data = Path(folder, "program.vrl"), Path(folder, "events.json")
            program.write_text(source + "\nencode_base64(encode_json(.))\n")
            data.write_text("".join(json.dumps(event) + "\n" for event in events))
            command = [self.compiler, "--timezone", "UTC", "--program", program, "--input", data]
            done = subprocess.run(command, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, check=False)
        lines = done.stdout.strip().split("\n")
        if len(lines) != len(events) or not all(line == "aborted" or line.startswith('"') for line in lines):
            raise AssertionError(next((line for line in lines if not line.startswith('"') and line != "aborted" and len(lines) == len(events)), done.stdout))
        return [None if line == "aborted" else json.loads(base64.b64decode(line.strip('"'))) for line in lines]

    def remap(self, node, events):
        return self.run("\n".join((HERE / program).read_text() for program in self.programs(node)), events)

    def check(self, condition, events):
        """Whether the condition holds of each event."""
        return [event["holds"] for event in self.run(f". = {{\"holds\": ({condition})}}", events)]

    def reduce(self, node, events):
        condition = self.setting(node, "starts_when").strip("'").replace("''", "'")
        group = self.setting(node, "group_by").strip("[]")
        merged, last = [], {}
        for event, starts in zip(events, self.check(condition, events)):
            before = last.get(event[group])
            if starts or before is None:
                merged.append(dict(event))
                last[event[group]] = merged[-1]
            else:
                before["body"] += "\n" + event["body"]
        return merged

    def flow(self, entry, events):
        """The events that leave each transform, in the order of the file, when these enter one of them."""
        out = {}
        for node, block in self.nodes.items():
            given = list(events) if node == entry else [event for name in self.inputs(node) for event in out.get(name, [])]
            kind = self.setting(node, "type")
            if kind == "remap":
                given = [event for event in self.remap(node, given) if event is not None]
            elif kind == "reduce":
                given = self.reduce(node, given)
            elif kind == "filter":
                given = [event for event, holds in zip(given, self.check(self.setting(node, "condition"), given)) if holds]
            elif kind == "route":
                rest = list(given)
                for name, condition in re.findall(r"^      (\w+): (.*)$", block, re.M):
                    out[f"{node}.{name}"] = [event for event, holds in zip(given, self.check(condition, given)) if holds]
                    rest = [event for event in rest if event not in out[f"{node}.{name}"]]
                out[f"{node}._unmatched"] = rest
            out[node] = given
        return out
