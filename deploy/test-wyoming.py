"""Talks to the demo's Wyoming door with the public package `wyoming`, as Home Assistant does: deploy/test-wyoming."""

import asyncio
import json
import socket
import subprocess
import sys
import time

from wyoming.asr import Transcript
from wyoming.client import AsyncTcpClient
from wyoming.error import Error
from wyoming.event import Event
from wyoming.handle import Handled, NotHandled
from wyoming.info import Describe, Info
from wyoming.intent import NotRecognized
from wyoming.ping import Ping, Pong

PORT, MQTT_PORT = int(sys.argv[1]), int(sys.argv[2])
checks = 0


def check(claim, truth, seen=None):
    global checks
    checks += 1
    if not truth:
        sys.exit(f"wyoming: not true: {claim}; seen: {seen}")


async def ask(event, timeout=10):
    async with AsyncTcpClient("127.0.0.1", PORT) as client:
        await client.write_event(event)
        return await asyncio.wait_for(client.read_event(), timeout)


async def say(text, **context):
    return await ask(Transcript(text=text, language="en", context={"conversation_id": "c-1", **context}).event())


def mqtt(*arguments):
    command = [arguments[0], "-h", "127.0.0.1", "-p", str(MQTT_PORT), *arguments[1:]]
    return subprocess.run(command, check=True, capture_output=True, text=True, timeout=10).stdout


async def describe():
    start = time.monotonic()
    event = await ask(Describe().event())
    elapsed = time.monotonic() - start
    check("describe is answered by info", Info.is_type(event.type), event)
    program = Info.from_event(event).handle[0]
    check("the program is called musicskill", program.name == "musicskill", program.name)
    check("it takes part in home control", program.supports_home_control and not program.supports_handled_streaming)
    check("its models name their languages", {"en", "de"} <= {tag for model in program.models for tag in model.languages})
    check("info comes well below a second", elapsed < 0.5, elapsed)


async def sentences():
    mqtt("mosquitto_pub", "-q", "1", "-r", "-t", "musicskill/sites", "-m", json.dumps({"assist_satellite.k": "Kitchen"}))
    event = await say("play jazz", satellite_id="assist_satellite.k", device_id="3f0c9b")
    check("a sentence is handled", Handled.is_type(event.type), event)
    handled = Handled.from_event(event)
    check("the reply says what plays", handled.text.startswith("Playing"), handled.text)
    check("the context comes back", handled.context["satellite_id"] == "assist_satellite.k", handled.context)
    state = json.loads(mqtt("mosquitto_sub", "-C", "1", "-W", "5", "-t", "musicskill/players/kitchen_speaker"))
    check("it plays in the satellite's room", state["state"] == "playing", state)
    event = await say("turn on the lights")
    check("what is not about music is not recognized", NotRecognized.is_type(event.type), event)
    event = await say("")
    check("an empty text is not handled, in words", NotHandled.is_type(event.type) and NotHandled.from_event(event).text, event)
    event = await say("play qqqq xyzzy")
    check("what cannot be found is not handled, in words", NotHandled.is_type(event.type) and NotHandled.from_event(event).text, event)


async def company():
    async def ping(number):
        event = await ask(Ping(text=f"number {number}").event())
        return Pong.is_type(event.type) and Pong.from_event(event).text == f"number {number}"

    answers = await asyncio.gather(say("play queen in the living room"), *(ping(number) for number in range(40)))
    check("forty pings are answered beside a sentence", all(answers[1:]))
    check("the sentence is handled", Handled.is_type(answers[0].type), answers[0])
    async with AsyncTcpClient("127.0.0.1", PORT) as client:
        await client.write_event(Event("audio-chunk", {"rate": 16000}, b"\0" * 3200))
        for event in (Ping(text="a"), Describe(), Transcript(text="pause"), Ping(text="b")):
            await client.write_event(event.event())
        types = [(await asyncio.wait_for(client.read_event(), 10)).type for _ in range(4)]
    check("requests on one connection are answered in order", types == ["pong", "info", "handled", "pong"], types)


def hangs_up(text):
    """What the door says to `text`, up to its end of the connection."""
    with socket.create_connection(("127.0.0.1", PORT), timeout=15) as peer:
        peer.sendall(text)
        return b"".join(iter(lambda: peer.recv(65536), b""))


async def bad_manners():
    for text in (
        b'{"type": "transcript", "data_length": -1}\n',
        b'{"type": "transcript", "data_length": 99999999999999999999}\n',
        b'{"type": "transcript", "data_length": 4}\n[{}]',
        b'{"type": "transcript", "payload_length": 1e9}\n',
        b"\xff\xfe\n",
        b"x" * 1_000_000,
    ):
        answer = await asyncio.to_thread(hangs_up, text)
        check(f"{text[:50]} is an error and the end", Error.is_type(json.loads(answer.split(b"\n")[0])["type"]), answer)
    half = asyncio.to_thread(hangs_up, b'{"type": "descr')
    crowd = [socket.create_connection(("127.0.0.1", PORT)) for _ in range(1000)]
    for peer in crowd:
        peer.close()
    await asyncio.sleep(0.5)
    await describe()
    start = time.monotonic()
    check("half an event is cut off", await half == b"")
    check("in time", time.monotonic() - start < 12)


async def main():
    for part in (describe, sentences, company, bad_manners):
        await part()
    print(f"wyoming: {checks} checks with the Python package, none failed")


asyncio.run(main())
