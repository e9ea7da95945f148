"""The fewest suffix rules by which the longest one that a word ends with gives its value, for every word of a dictionary.

A rule is (suffix, value); a suffix that begins with ^ is a whole word.  Hartigan's parsimony on the trie of reversed words:
a rule is needed where a node's value differs from its parent's, and the values are chosen so that this is rarest.
"""
import collections, sys

sys.setrecursionlimit(10000)


def learn(words):
    frequency = collections.Counter(words.values())
    root = {}
    for word, value in words.items():
        node = root
        for letter in reversed(word): node = node.setdefault(letter, {})
        node['^'] = value

    def best(node):
        count = collections.Counter()
        for letter, child in node.items():
            for value in ((child,) if letter == '^' else best(child)): count[value] += 1
        most = max(count.values())
        node['best'] = {v for v, n in count.items() if n == most}
        return node['best']

    rules = []

    def walk(node, inherited, suffix):
        values = node['best']
        value = inherited if inherited in values else max(values, key=lambda v: (frequency[v], -v))
        if value != inherited: rules.append((suffix, value))
        for letter, child in node.items():
            if letter == 'best': continue
            if letter == '^':
                if child != value: rules.append(('^' + suffix, child))
            else:
                walk(child, value, letter + suffix)

    best(root)
    walk(root, None, '')
    return rules


def find(rules, word):
    """The value of the longest rule; rules is {suffix: value}."""
    text = '^' + word
    for at in range(len(text) + 1):
        value = rules.get(text[at:])
        if value is not None: return value
    return None
