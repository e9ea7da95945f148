package import Bitext
internal import Orthography

extension Settings {
  /// The pair of languages of the workspace: as its settings say; English and Russian where they say nothing.
  package var pair: LanguagePair {
    let target = target ?? LanguageTag(source?.language == "ru" ? "en" : "ru")
    return LanguagePair(source ?? LanguageTag(target.language == "en" ? "ru" : "en"), target)
  }

  /// The one answer to which languages a job is about.
  ///
  /// - Parameters:
  ///   - source, target: what is known: asked for by the user, or else said by a draft. What is not known is the language of
  ///     the workspace's pair that the other one is not.
  ///   - text: with neither language known, its letters decide: where the two are written in different scripts, the source is the
  ///     one whose script most letters are of. Which language of that script it is, they do not say.
  package func pair(source: LanguageTag?, target: LanguageTag?, text: String = "") -> LanguagePair {
    let own = pair
    switch (source, target) {
    case (let source?, let target?): return LanguagePair(source, target)
    case (let source?, nil):
      return LanguagePair(source, source.language == own.target.language ? own.source : own.target)
    case (nil, let target?):
      return LanguagePair(target.language == own.source.language ? own.target : own.source, target)
    case (nil, nil):
      guard let script = own.target.likelyScript, script != own.source.likelyScript else { return own }
      // More than half of the letters are of the target's script, and fewer of the source's.
      let letters = Orthography.letterCount(in: text, ofScript: script)
      let isReversed =
        letters > 0 && letters * 2 > text.unicodeScalars.count(where: \.properties.isAlphabetic)
        && letters > own.source.letterCount(in: text)
      return isReversed ? own.reversed : own
    }
  }

  /// The language of a text in one language: the one of the workspace's pair that is written in its letters, the source language
  /// where both are.
  package func language(of text: String) -> LanguageTag {
    if pair.source.isCyrillic == pair.target.isCyrillic, Orthography.isMostlyCyrillic(text) ?? false,
      !pair.source.isCyrillic
    {
      return LanguageTag("ru")
    }
    return pair(source: nil, target: nil, text: text).source
  }
}

/// The English name of the script of a text that is written as a language is: `Cyrillic`; nil where none of its letters is.
package func scriptName(of text: String, as language: LanguageTag) -> String? { language.scriptName(in: text) }

/// The English name of a language, as CLDR has it: `Serbian (Latin)`; the tag itself where it has none.
package func languageName(_ tag: LanguageTag) -> String { tag.englishName }
