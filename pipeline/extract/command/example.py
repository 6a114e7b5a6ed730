"""The headline is the thesis, what should be done is a claim: the smallest program for --extractor "command:python example.py"."""
import json
import re
import sys

ADVICE = re.compile(r"\b(should|must|ought to)\b")


def segments(document):
    for sentence in document["sentences"]:
        place = {"first": sentence["n"], "last": sentence["n"]}
        if sentence["kind"] == "title":
            yield {"label": "thesis", **place}
        elif sentence["kind"] in ("body", "item") and ADVICE.search(sentence["text"]):
            yield {"label": "claim", "stance": "pro", "confidence": 0.6, **place}


for line in sys.stdin:
    document = json.loads(line)
    try:
        answer = {"segments": list(segments(document))}
    except Exception as error:  # this article's failure, and no other's
        answer = {"error": str(error)}
    print(json.dumps({"id": document["id"], **answer}), flush=True)
