"""Clients of model providers take the report and its schema: a server on this machine stands for the model."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, HTTPServer
from typing import Any, Self

import instructor
import openai
import pytest
from pydantic import ValidationInfo, model_validator

import dipbrief
from dipbrief import MeetingReport

TEXT = "OSLO (Reuters) - Kari Lund met Paul Reed. They discussed trade and arms exports."
WRONG = {"header": {}, "topics": [{"text": "arms sales", "start": 67, "end": 77}]}
RIGHT = {"header": {}, "topics": [{"text": "arms exports", "start": 67, "end": 79}]}
MESSAGES: Any = [{"role": "user", "content": TEXT}]


class GroundedReport(MeetingReport):
    """What one dispatch reports, in its own words."""

    @model_validator(mode="after")
    def _quotes_the_text(self, info: ValidationInfo) -> Self:
        errors = [f.message for f in self.check(info.context["text"]) if f.severity == "error"] if info.context else []
        if errors:
            raise ValueError("; ".join(errors))
        return self


class Model:
    """A model that gives *answers* in turn, and what it was asked."""

    def __init__(self, answers: list[object]) -> None:
        self.answers = answers
        self.asked: list[dict[str, Any]] = []

    def reply(self, request: dict[str, Any]) -> dict[str, Any]:
        self.asked.append(request)
        content = json.dumps(self.answers[len(self.asked) - 1])
        message: dict[str, Any] = {"role": "assistant", "content": content}
        if "tools" in request:
            call = {"name": request["tools"][0]["function"]["name"], "arguments": content}
            message |= {"content": None, "tool_calls": [{"id": "1", "type": "function", "function": call}]}
        choice = {"index": 0, "finish_reason": "stop", "message": message}
        return {"id": "1", "object": "chat.completion", "created": 1, "model": "m", "choices": [choice]}


@pytest.fixture
def model() -> Iterator[tuple[Model, openai.OpenAI]]:
    """A model and a client that asks it."""
    asked = Model([WRONG, RIGHT])

    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            request = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            body = json.dumps(asked.reply(request)).encode()
            self.send_response(200)
            self.send_header("Content-Type", "application/json")
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            self.wfile.write(body)

        def log_message(self, format: str, *args: object) -> None:
            pass

    with HTTPServer(("127.0.0.1", 0), Handler) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{server.server_port}/v1"
        with openai.OpenAI(api_key="none", base_url=address, max_retries=0) as client:
            yield asked, client
        server.shutdown()


def test_instructor_asks_again_for_words_that_the_text_has_not(model: tuple[Model, openai.OpenAI]) -> None:
    asked, client = model
    report = instructor.from_openai(client).create(
        model="m", response_model=GroundedReport, context={"text": TEXT}, max_retries=2, messages=MESSAGES
    )
    assert [topic.text for topic in report.topics] == ["arms exports"]
    assert len(asked.asked) == 2
    assert "the text reads 'arms expor' here" in json.dumps(asked.asked[1]["messages"])
    assert "participants" in asked.asked[0]["tools"][0]["function"]["parameters"]["properties"]


def test_the_strict_schema_goes_with_the_request(model: tuple[Model, openai.OpenAI]) -> None:
    asked, client = model
    schema = {"name": "report", "strict": True, "schema": dipbrief.answer_schema(strict=True)}
    form: Any = {"type": "json_schema", "json_schema": schema}
    answer = client.chat.completions.create(model="m", messages=MESSAGES, response_format=form)
    report, left_out = dipbrief.locate(str(answer.choices[0].message.content), TEXT)
    assert asked.asked[0]["response_format"]["json_schema"]["schema"] == dipbrief.answer_schema(strict=True)
    assert report.topics == ()
    assert [finding.code for finding in left_out] == ["left-out"]
