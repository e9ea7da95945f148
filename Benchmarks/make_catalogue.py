#!/usr/bin/env python3
"""A catalogue to measure `tolmach analyse` with, the same for the same memory.

    make_catalogue.py MESSAGES MEMORY.tmx CATALOGUE.po

A quarter of the messages repeat earlier ones; of the others a third stand in the memory, a third have one to three words changed, and a
third are words drawn at random from it.
"""
import random, re, sys
from xml.sax.saxutils import unescape

count, memory, path = int(sys.argv[1]), sys.argv[2], sys.argv[3]
random.seed(7)
sources = []
with open(memory, encoding="utf-8") as lines:
    for line in lines:
        if found := re.search(r'<tuv xml:lang="en"><seg>(.*?)</seg>', line):
            sources.append(unescape(found.group(1), {"&quot;": '"'}))
words = [word for source in random.sample(sources, min(20000, len(sources))) for word in source.split()]
chosen = random.sample(sources, count)


def changed(text):
    parts = text.split()
    for _ in range(random.randint(1, 3)):
        parts[random.randrange(len(parts))] = random.choice(words)
    return " ".join(parts)


messages = []
for number, source in enumerate(chosen):
    if number > 10 and random.random() < 0.25:
        messages.append(random.choice(messages))
    elif number % 3 == 0:
        messages.append(source)
    elif number % 3 == 1:
        messages.append(changed(source))
    else:
        messages.append(" ".join(random.choice(words) for _ in range(random.randint(4, 25))))
with open(path, "w", encoding="utf-8") as out:
    out.write('msgid ""\nmsgstr ""\n"Language: ru\\n"\n"Content-Type: text/plain; charset=UTF-8\\n"\n\n')
    for number, message in enumerate(messages):
        quoted = message.replace("\\", "\\\\").replace('"', '\\"')
        out.write(f'msgctxt "{number}"\nmsgid "{quoted}"\nmsgstr ""\n\n')
