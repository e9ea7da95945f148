internal import Library

extension WorkspaceError {
  var text: String {
    switch self {
    case .noSuchFolder(let path): "\(self); `tolmach init \(path)` makes one"
    case .noHome: "\(self); `tolmach init DIR` makes one, and --workspace DIR names it"
    case .notAppendable: "\(self); `tolmach doctor` says more"
    }
  }
}

extension GlossaryStoreError {
  var text: String {
    switch self {
    case .notTBX: "\(self); `tolmach glossary export` writes other formats"
    default: description
    }
  }
}

extension SettingsError {
  var text: String {
    switch self {
    case .unknownRule(let name, let file, let line, let column):
      "\(file):\(line):\(column): expected a rule (`tolmach check --rules` lists them), found \"\(name.prefix(40))\""
    default: description
    }
  }
}
