#!/usr/bin/env python3
"""Are terms of two or three words found in their inflected forms, and only they?  phrases.py TOLMACH GOLD [LANGUAGE…] [-v]

GOLD is Tests/Fixtures/phrases.tsv: a case a line; language, term in its citation form, sentence, and the words of the term as they stand in the
sentence, or - where the term must not be found (a trap), with tabs between. LANGUAGE (de, fr …) limits it to some; all of them if there is none.

For each language makes a workspace with one glossary of all the language's terms, and looks up its sentences in it. Says by language:
  recall     the share of the expected terms that are found where they are expected: the term is the same, the spans overlap
  precision  the share of the hits of a sentence's own term that are expected: in a trap each is wrong, elsewhere those that do not overlap the expected
             words. Hits of other terms of the glossary are not counted.
  traps      in how many traps the term was found
-v also writes the misses, the false hits, and the hits whose span is not exactly the expected one (which are right: an article, a particle or a
suffix at the edge may belong to the span or not).
"""
import collections, json, os, subprocess, sys, tempfile

verbose = '-v' in sys.argv[1:]
arguments = [a for a in sys.argv[1:] if a != '-v']
if len(arguments) < 2: sys.exit(__doc__)
tolmach, gold, wanted = os.path.abspath(arguments[0]), arguments[1], arguments[2:]

cases = collections.defaultdict(list)
with open(gold, encoding='utf-8') as lines:
    for number, line in enumerate(lines, 1):
        fields = line.rstrip('\n').split('\t')
        if len(fields) != 4: sys.exit(f'{gold}:{number}: {len(fields)} fields, not 4')
        language, term, sentence, expected = fields
        if expected != '-' and sentence.count(expected) != 1: sys.exit(f'{gold}:{number}: “{expected}” is not once in the sentence')
        cases[language].append((number, term, sentence, expected))
for language in wanted:
    if language not in cases: sys.exit(f'no cases of {language} in {gold}')

units = lambda text: len(text.encode('utf-16-le')) // 2
cut = lambda text, start, end: text.encode('utf-16-le')[start * 2:end * 2].decode('utf-16-le', 'replace')

def looked_up(language):
    """The terms found in each sentence of the language."""
    with tempfile.TemporaryDirectory() as workspace:
        os.mkdir(workspace + '/glossaries')
        with open(workspace + '/glossaries/phrases.tsv', 'w', encoding='utf-8') as out:
            out.write(f'{language}\ten\n')
            for number, term in enumerate(dict.fromkeys(case[1] for case in cases[language]), 1): out.write(f'{term}\te{number}\n')
        command = [tolmach, 'lookup', '--workspace', workspace, '--from', language, '--to', 'en', '--examples', '0', '--threshold', '101', '--json', '-']
        answer = subprocess.run(command, input=''.join(case[2] + '\n' for case in cases[language]), stdout=subprocess.PIPE, encoding='utf-8', check=True)
    answers = [json.loads(line) for line in answer.stdout.split('\n') if line]
    if len(answers) != len(cases[language]): sys.exit(f'{language}: {len(answers)} answers to {len(cases[language])} sentences')
    return [answer['terms'] for answer in answers]

def row(name, count):
    share = lambda part, whole: f'{100 * part / whole:5.1f}%' if whole else '     –'
    print(f'{name:4} recall {share(count["found"], count["expected"])} ({count["found"]}/{count["expected"]})  '
          f'precision {share(count["right"], count["hits"])} ({count["right"]}/{count["hits"]})  traps {count["sprung"]}/{count["traps"]}')

total = collections.Counter()
for language in wanted or cases:
    count, notes = collections.Counter(), []
    for (number, term, sentence, expected), hits in zip(cases[language], looked_up(language)):
        own = [hit for hit in hits if hit['term'] == term]
        if expected == '-':
            count['traps'] += 1
            count['sprung'] += bool(own)
            right = []
        else:
            start = units(sentence[:sentence.index(expected)])
            end = start + units(expected)
            right = [hit for hit in own if hit['start'] < end and start < hit['end']]
            count['expected'] += 1
            count['found'] += bool(right)
            if not right: notes.append(f'  missed  {number}: {term} | {expected} | {sentence}')
            for hit in right:
                if (hit['start'], hit['end']) != (start, end):
                    notes.append(f'  span    {number}: {term} | {expected} | found “{cut(sentence, hit["start"], hit["end"])}”')
        count['hits'] += len(own)
        count['right'] += len(right)
        for hit in own:
            if hit not in right:
                notes.append(f'  false   {number}: {term} | “{cut(sentence, hit["start"], hit["end"])}” ({hit["rule"]}) | {sentence}')
    row(language, count)
    if verbose: print('\n'.join(sorted(notes, key=lambda note: note.split()[0])), end='\n' if notes else '')
    total.update(count)
row('all', total)
