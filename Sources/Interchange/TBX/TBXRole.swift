internal import Glibc
internal import Markup

/// What an element of a termbase is to the reader, whatever dialect and edition it is of.
///
/// Names are compared without their prefix: the modules of the DCT style have namespaces of their own.
enum TBXRole: UInt8 {
  case other
  /// tbx (2019), martif (2008), TBX (TBX-Min of 2013).
  case root
  /// conceptEntry, termEntry, entry.
  case concept
  /// langSec, langSet, langGroup.
  case language
  /// termSec, tig, ntig, termGroup.
  case section
  case term
  /// descripGrp.
  case group
  /// termNoteGrp: a status in it may be qualified.
  case noteGroup
  /// descrip, termNote, admin: the type attribute says which field it is.
  case typed
  /// transacGrp, xref and the like, with everything in it.
  case passed
  case definition, subjectField, partOfSpeech, status, termType, geographicalUsage, gender, source, note

  init(name: String) {
    switch name {
    case "tbx", "martif", "TBX": self = .root
    case "conceptEntry", "termEntry", "entry": self = .concept
    case "langSec", "langSet", "langGroup": self = .language
    case "termSec", "tig", "ntig", "termGroup": self = .section
    case "term": self = .term
    case "descripGrp": self = .group
    case "termNoteGrp": self = .noteGroup
    case "descrip", "termNote", "admin": self = .typed
    case "note", "descripNote": self = .note
    case "transacGrp", "transac", "transacNote", "date", "xref", "ref", "adminNote", "termCompList":
      self = .passed
    default: self = TBXRole(field: name) ?? .other
    }
  }

  /// The data category of a `type` attribute (DCA), or of an element of a module (DCT).
  init?(field: String) {
    switch field {
    case "definition": self = .definition
    case "subjectField": self = .subjectField
    case "partOfSpeech": self = .partOfSpeech
    case "administrativeStatus", "normativeAuthorization", "termStatus": self = .status
    case "termType": self = .termType
    case "geographicalUsage": self = .geographicalUsage
    case "grammaticalGender": self = .gender
    case "source", "sourceIdentifier": self = .source
    case "usageNote", "Usage note", "transferComment": self = .note
    default: return nil
    }
  }

  /// What the concepts below a root are called.
  static func conceptName(root: String) -> String {
    switch root.split(separator: ":").last {
    case "martif": "termEntry"
    case "TBX": "entry"
    default: "conceptEntry"
    }
  }

  /// Its text is kept.
  var isField: Bool { self == .term || rawValue >= TBXRole.definition.rawValue }
}

/// Interned names to roles, each looked up once.
struct TBXRoleTable {
  private var known: [TBXRole?] = []
  private var typeName: XMLName?
  private var fields: [(name: [UInt8], role: TBXRole)] = []

  mutating func role(of name: XMLName, in scanner: XMLScanner) -> TBXRole {
    let number = Int(name.number)
    if number < known.count, let role = known[number] { return role }
    while known.count <= number { known.append(nil) }
    let text = scanner.text(of: name)
    let role = TBXRole(name: String(text.split(separator: ":").last ?? ""))
    known[number] = role
    return role
  }

  /// The role of a typed element. The values of its attribute are few: each is looked up once.
  mutating func field(of event: XMLEvent, in scanner: XMLScanner) -> TBXRole {
    for index in 0..<scanner.attributeCount(of: event) {
      let attribute = scanner.attribute(index, of: event)
      guard isType(attribute.name, in: scanner) else { continue }
      for known in fields where known.name.count == attribute.value.count {
        let isSame = attribute.value.baseAddress.map { memcmp($0, known.name, known.name.count) == 0 } ?? true
        if isSame { return known.role }
      }
      // What has no place is passed over with everything in it.
      let role = TBXRole(field: String(decoding: attribute.value, as: UTF8.self)) ?? .passed
      if fields.count < 64 { fields.append((Array(attribute.value), role)) }
      return role
    }
    return .passed
  }

  private mutating func isType(_ name: XMLName, in scanner: XMLScanner) -> Bool {
    if let typeName { return name == typeName }
    guard scanner.text(of: name) == "type" else { return false }
    typeName = name
    return true
  }
}
