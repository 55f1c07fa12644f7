"""Whether the shipped files fit each other, and whether the add-on's start does what it says.

Settings are those of deploy/musicskill.example.yaml, which names them all.
"""

import http.server
import json
import os
import pathlib
import re
import subprocess
import tempfile
import threading

import yaml

DEPLOY = pathlib.Path(__file__).parent
ADDON = DEPLOY / "home-assistant-addon" / "musicskill"


class Loader(yaml.SafeLoader):
    """Also reads the references of Home Assistant and of musicskill."""


Loader.add_constructor("!input", lambda loader, node: f"!input {node.value}")
Loader.add_constructor("!secret", lambda loader, node: f"!secret {node.value}")


def load(path):
    return yaml.load(path.read_text(), Loader)


def check(condition, complaint):
    if not condition:
        raise SystemExit(f"packaging: {complaint}")


def variables(node, path="MUSICSKILL"):
    """Every prefix counts: a mapping such as rooms is one setting."""
    yield path
    if isinstance(node, dict):
        for key, value in node.items():
            yield from variables(value, f"{path}_{str(key).upper()}")


def check_variables():
    known = set(variables(load(DEPLOY / "musicskill.example.yaml")))
    own = {"MUSICSKILL_CONFIG", "MUSICSKILL_KEY", "MUSICSKILL_SKILLS"}
    files = ["docker/Dockerfile", "docker/compose.yaml", "home-assistant-addon/musicskill/run", "systemd/musicskill.service"]
    used = 0
    for name in files:
        for variable in set(re.findall(r"\bMUSICSKILL_[A-Z_]+", (DEPLOY / name).read_text())):
            if variable.startswith("MUSICSKILL_ADDON_"):
                continue
            used += 1
            check(variable in known | own, f"{name}: {variable} is no setting")
    print(f"packaging: settings: {used} variables in {len(files)} files, all known")


def check_addon():
    config = load(ADDON / "config.yaml")
    check(config["services"] == ["mqtt:need"] and config["discovery"] == ["wyoming"], "config.yaml: services, discovery")
    check(set(config["options"]) <= set(config["schema"]), "config.yaml: an option without a schema")
    types = r"(str|password|port|bool|int|list\(.+\)|match\(.+\))\??"
    for name, kind in config["schema"].items():
        check(re.fullmatch(types, kind[0] if isinstance(kind, list) else kind), f"config.yaml: {name}: {kind}")
    translated = load(ADDON / "translations" / "en.yaml")
    check(set(translated["configuration"]) == set(config["schema"]), "translations/en.yaml: other options than the schema's")
    check(set(translated["network"]) == set(config["ports"]), "translations/en.yaml: other ports than config.yaml's")
    run = (ADDON / "run").read_text()
    for name in config["schema"]:
        check(re.search(rf"\b{name}\b", run), f"run: the option {name} is not used")
    version = re.search(r'version = "(.+)"', (DEPLOY.parent / "Sources/MusicSkillApp/App.swift").read_text())[1]
    check(config["version"] == version, f"config.yaml: version {config['version']}, the service has {version}")


class Supervisor(http.server.BaseHTTPRequestHandler):
    posted = []
    has_broker = True

    def answer(self, data):
        check(self.headers["Authorization"] == "Bearer supervisor-token", "run: the Supervisor saw no token")
        self.send_response(200 if data is not None else 400)
        self.end_headers()
        self.wfile.write(json.dumps({"result": "ok", "data": data}).encode())

    def do_GET(self):
        broker = {"host": "core-mosquitto", "port": 1883, "ssl": False, "username": "addons", "password": "p w'$x"}
        self.answer(broker if self.path == "/services/mqtt" and self.has_broker else None)

    def do_POST(self):
        self.posted.append((self.path, json.loads(self.rfile.read(int(self.headers["Content-Length"])))))
        self.answer({})

    def log_message(self, *_):
        pass


def start_addon(options, supervisor, folder, service="exec env", stop_after=None):
    """Runs the add-on's start with a musicskill that does only what `service` says: tell its environment."""
    stand_in = folder / "bin" / "musicskill"
    stand_in.parent.mkdir(exist_ok=True)
    stand_in.write_text(f"#!/bin/sh\n{service}\n")
    stand_in.chmod(0o755)
    (folder / "options.json").write_text(json.dumps(options))
    environment = {
        "PATH": f"{stand_in.parent}:{os.environ['PATH']}", "SUPERVISOR_TOKEN": "supervisor-token",
        "MUSICSKILL_ADDON_OPTIONS": str(folder / "options.json"), "MUSICSKILL_ADDON_SUPERVISOR": supervisor,
        "MUSICSKILL_ADDON_USER": str(os.getuid()), "MUSICSKILL_DATA_DIR": str(folder),
    }
    with subprocess.Popen(
        [ADDON / "run"], env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    ) as process:
        head = ""
        while stop_after and stop_after not in head and (line := process.stdout.readline()):
            head += line
        if stop_after:
            process.terminate()
        output, errors = process.communicate(timeout=30)
    result = subprocess.CompletedProcess(process.args, process.returncode, head + output, errors)
    return result, dict(line.split("=", 1) for line in result.stdout.splitlines() if "=" in line)


def check_addon_end(supervisor, folder):
    """The service is started again when it asks for that, and gets the signal that ends it."""
    again = f'[ -e "{folder}/again" ] && exit 69; touch "{folder}/again"; exit 79'
    code = start_addon({}, supervisor, folder, service=again)[0].returncode
    check(code == 69 and (folder / "again").exists(), f"run: ended with {code} after a restart")
    patient = "trap 'echo farewell; exit 0' TERM; echo ready=1; while :; do sleep 0.1; done"
    result, _ = start_addon({}, supervisor, folder, service=patient, stop_after="ready=1")
    check(result.returncode == 0 and "farewell" in result.stdout, f"run: a signal ended it with {result.returncode}")
    eager = "trap 'exit 79' TERM; echo ready=1; while :; do sleep 0.1; done"
    result, _ = start_addon({}, supervisor, folder, service=eager, stop_after="ready=1")
    check(result.stdout.count("ready=1") == 1, "run: the service is started again although it was told to end")


def check_addon_start():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Supervisor)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    url = f"http://127.0.0.1:{server.server_port}"
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        result, given = start_addon({"languages": ["en", "de"], "log_level": "debug"}, url, folder)
        check(result.returncode == 0, f"run: {result.stderr}")
        expected = {
            "LANGUAGES": "en,de", "LOG_LEVEL": "debug", "MQTT_HOST": "core-mosquitto", "MQTT_PORT": "1883",
            "MQTT_USERNAME": "addons", "MQTT_PASSWORD": "p w'$x", "HTTP_TRUSTED": "172.30.32.2",
            "DATA_DIR": str(folder / "musicskill"),
        }
        for key, value in expected.items():
            check(given.get(f"MUSICSKILL_{key}") == value, f"run: {key} is {given.get(f'MUSICSKILL_{key}')}")
        check("SUPERVISOR_TOKEN" not in given, "run: the service gets the Supervisor's token")
        check("MUSICSKILL_DEFAULT_ROOM" not in given, "run: an option that is not set overrides musicskill.yaml")
        token = given["MUSICSKILL_HTTP_TOKEN"]
        check(re.fullmatch("[0-9a-f]{64}", token), "run: no token of its own")
        check(start_addon({}, url, folder)[1]["MUSICSKILL_HTTP_TOKEN"] == token, "run: another token at every start")
        path, message = Supervisor.posted[0]
        check(path == "/discovery" and message["service"] == "wyoming", f"run: posted {message} to {path}")
        check(re.fullmatch(r"tcp://\S+:10400", message["config"]["uri"]), f"run: announced {message}")
        own = {"mqtt_host": "broker", "mqtt_port": 8883, "http_token": "0123456789abcdef"}
        given = start_addon(own, "http://127.0.0.1:1", folder)[1]
        check(given["MUSICSKILL_MQTT_HOST"] == "broker" and given["MUSICSKILL_MQTT_PORT"] == "8883", "run: mqtt_host")
        check(given["MUSICSKILL_HTTP_TOKEN"] == "0123456789abcdef", "run: http_token")
        check_addon_end(url, folder)
        Supervisor.has_broker = False
        check(start_addon({}, url, folder)[0].returncode == 78, "run: starts without a broker")
    print("packaging: add-on: options, broker, token and discovery reach the service as they should")


def check_blueprints():
    for path in sorted(DEPLOY.glob("blueprints/*/*.yaml")):
        document = load(path)
        blueprint = document["blueprint"]
        check(blueprint["domain"] == path.parent.name, f"{path.name}: domain {blueprint['domain']}")
        used = set(re.findall(r"!input (\w+)", path.read_text()))
        check(used == set(blueprint["input"]), f"{path.name}: inputs {sorted(used ^ set(blueprint['input']))}")
        check(all("default" in entry for entry in blueprint["input"].values()), f"{path.name}: an input without default")
        print(f"packaging: blueprint: {path.name} is complete")


check_variables()
check_addon()
check_addon_start()
check_blueprints()
