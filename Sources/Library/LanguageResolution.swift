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
  ///   - text: with neither language known, a text in Cyrillic letters is taken for the one of the two that is written so, and
  ///     likewise one in other letters.
  package func pair(source: LanguageTag?, target: LanguageTag?, text: String = "") -> LanguagePair {
    let own = pair
    switch (source, target) {
    case (let source?, let target?): return LanguagePair(source, target)
    case (let source?, nil):
      return LanguagePair(source, source.language == own.target.language ? own.source : own.target)
    case (nil, let target?):
      return LanguagePair(target.language == own.source.language ? own.target : own.source, target)
    case (nil, nil):
      guard own.source.isCyrillic != own.target.isCyrillic, let isCyrillic = Orthography.isMostlyCyrillic(text),
        isCyrillic != own.source.isCyrillic
      else { return own }
      return own.reversed
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

/// The English name of a language, as CLDR has it: `Serbian (Latin)`; the tag itself where it has none.
package func languageName(_ tag: LanguageTag) -> String { tag.englishName }
