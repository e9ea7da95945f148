internal import Workbench

extension AlignError {
  var text: String {
    switch self {
    case .unknownLanguages: "\(self): say --from and --to, such as --from en --to ru"
    default: description
    }
  }
}

extension CheckError {
  var text: String {
    switch self {
    case .unknownRule: "\(self); `tolmach check --rules` lists them"
    default: description
    }
  }
}

extension CorrectionError {
  var text: String {
    switch self {
    case .noSuchChange, .severalChanges: "\(self); `tolmach undo --list` has them"
    case .damaged: "\(self): `tolmach doctor --repair` saves what is right"
    default: description
    }
  }
}

extension DraftError {
  var text: String {
    switch self {
    case .notOneDraft(let found): "expected one draft with --source-text, found \(found)"
    case .sameFile: "\(self), or --in-place"
    default: description
    }
  }
}

extension ExchangeError {
  var text: String {
    switch self {
    case .isTermbase: "\(self): `tolmach glossary import` takes it, or put it into glossaries/"
    case .notAppendable: "\(self); `tolmach doctor` says what is wrong"
    case .unknownEnding: "\(self), or --format"
    case .flavourOutsideTMX(let format): "expected --flavour with TMX only, found it with \(format.rawValue)"
    case .safeCellsOutsideTables(let format):
      "expected --safe-cells with csv or tsv only, found it with \(format.rawValue)"
    case .needsTwoLanguages(let format):
      "expected --from and --to for \(format == .tsv ? "two columns" : format.rawValue)"
    default: description
    }
  }
}

extension GlossaryError {
  var text: String {
    switch self {
    case .unknownEnding: "\(self), or --format"
    case .safeCellsOutsideTables(let format): "expected --safe-cells with csv, tsv or utx only, found it with \(format)"
    case .severalConcepts: "\(self); an equivalent, --glossary or --id says which"
    case .lastTerm: "\(self); `tolmach glossary remove` takes all of it out"
    case .styleOutsideTBX(let format): "expected --style with TBX 2019 only, found it with \(format)"
    default: description
    }
  }
}

extension UpkeepError {
  var text: String {
    switch self {
    case .damaged: "\(self): `tolmach doctor --repair` saves what is right"
    case .noRepository: "\(self); --global needs none"
    default: description
    }
  }
}
