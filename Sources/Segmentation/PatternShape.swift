/// What can be told of a regular expression without running it: how much it can match, and with what its matches end.
///
/// Everything here is a bound that holds for every match; what is not understood is nil. So it only ever spares work.
struct PatternShape: Equatable {
  /// The most UTF-16 code units that a match can have; nil when there is no limit, or none is told.
  var mostUnits: Int?
  /// Every match ends with these code units, but for the case of letters; in lower case.
  var ending: [UInt16] = []
  /// Patterns of one character that the first and the last character of every match fit; nil when none is told.
  var firstCharacter: String?
  var lastCharacter: String?

  /// Told of nothing.
  static let unknown = PatternShape()

  init() {}

  init(_ pattern: String) {
    var parser = Parser(Array(pattern.unicodeScalars))
    guard let sequences = parser.alternatives(), parser.isAtEnd else { return }
    var most: Int? = 0
    for sequence in sequences { most = Self.larger(most, Self.width(sequence)) }
    // Folding can make one letter of three.
    mostUnits = parser.ignoresCase ? most.map { $0 * 3 } : most
    if !parser.ignoresCase {
      firstCharacter = Self.ends(of: sequences, \.firsts) { $0 }.flatMap(Self.oneOf)
      lastCharacter = Self.ends(of: sequences, \.lasts) { $0.reversed() }.flatMap(Self.oneOf)
    }
    guard sequences.count == 1, let atoms = sequences.first else { return }
    for atom in atoms.reversed() {
      if atom.kind == .assertion { continue }
      guard atom.least >= 1 else { break }
      guard case .literal(let scalar) = atom.kind, scalar.value < 0x10000, !(0xD800..<0xE000).contains(scalar.value)
      else { break }
      // Where case is ignored, a letter may match others than its capital: ſ and s, ß and ss.
      if parser.ignoresCase, scalar.properties.isCased { break }
      ending.insert(Self.lower(UInt16(scalar.value)), at: 0)
      if atom.least != 1 || atom.most != 1 || ending.count == 2 { break }
    }
  }

  /// The characters with which sequences begin (or end, their atoms being turned round); nil where one can be empty.
  private static func ends(
    of sequences: [[Atom]], _ path: KeyPath<Atom, [String]?>, _ order: ([Atom]) -> [Atom]
  ) -> [String]? {
    var all: [String] = []
    for sequence in sequences {
      var isCertain = false
      for atom in order(sequence) where atom.kind != .assertion {
        guard let characters = atom[keyPath: path] else { return nil }
        all += characters
        if atom.least >= 1 {
          isCertain = true
          break
        }
      }
      guard isCertain, all.count <= 1000 else { return nil }
    }
    return all
  }

  private static func oneOf(_ characters: [String]) -> String? {
    let different = Set(characters)
    guard different.count > 1 else { return different.first }
    return "(?:" + different.sorted().joined(separator: "|") + ")"
  }

  private static func larger(_ left: Int?, _ right: Int?) -> Int? {
    guard let left, let right else { return nil }
    return max(left, right)
  }

  private static func width(_ sequence: [Atom]) -> Int? {
    var sum = 0
    for atom in sequence {
      guard let most = atom.most, let width = atom.width else { return nil }
      sum += min(most, 1 << 16) * min(width, 1 << 16)
      if sum > 1 << 20 { return nil }
    }
    return sum
  }

  /// The small letter of a capital where both are one code unit, else the unit itself.
  static func lower(_ unit: UInt16) -> UInt16 {
    switch unit {
    case 0x41...0x5A: return unit + 0x20
    case ..<0x80: return unit
    case 0x410...0x42F: return unit + 0x20
    case 0x400...0x40F: return unit + 0x50
    default:
      guard let scalar = Unicode.Scalar(unit) else { return unit }
      let mapped = scalar.properties.lowercaseMapping.utf16
      return mapped.count == 1 ? mapped.first ?? unit : unit
    }
  }

  struct Atom {
    enum Kind: Equatable {
      case literal(Unicode.Scalar)
      /// One character of several.
      case set
      case group
      /// Matches between characters.
      case assertion
    }
    var kind: Kind
    /// As it stands in the pattern, without its quantifier.
    var source = ""
    /// The most code units of one repetition; nil for no limit.
    var width: Int?
    var least = 1
    var most: Int? = 1
    /// Of a group, the characters with which what it matches can begin and end.
    var inner: (first: [String]?, last: [String]?) = (nil, nil)

    var firsts: [String]? { kind == .group ? inner.first : kind == .assertion ? [] : [source] }
    var lasts: [String]? { kind == .group ? inner.last : kind == .assertion ? [] : [source] }
  }

  /// A reader of the part of the syntax that rules are written in; anything else ends it with nil.
  private struct Parser {
    let scalars: [Unicode.Scalar]
    var at = 0
    var depth = 0
    var ignoresCase = false

    init(_ scalars: [Unicode.Scalar]) {
      self.scalars = scalars
      if scalars.starts(with: ["(", "?", "i", ")"]) {
        ignoresCase = true
        at = 4
      }
    }

    var isAtEnd: Bool { at == scalars.count }
    private var next: Unicode.Scalar? { at < scalars.count ? scalars[at] : nil }

    private func text(from start: Int) -> String { String(String.UnicodeScalarView(scalars[start..<at])) }

    mutating func alternatives() -> [[Atom]]? {
      guard depth < 50 else { return nil }
      var all: [[Atom]] = [[]]
      while let scalar = next {
        switch scalar {
        case ")" where depth > 0: return all
        case "|":
          at += 1
          all.append([])
        default:
          guard var atom = atom(), quantify(&atom) else { return nil }
          all[all.count - 1].append(atom)
        }
      }
      return depth == 0 ? all : nil
    }

    private mutating func atom() -> Atom? {
      let start = at
      guard let scalar = next else { return nil }
      at += 1
      switch scalar {
      case "\\": return escape(start)
      case "[":
        guard passSet() else { return nil }
        return Atom(kind: .set, source: text(from: start), width: 2)
      case "(": return group()
      case ".": return Atom(kind: .set, source: ".", width: 2)
      case "^", "$": return Atom(kind: .assertion, width: 0)
      case "*", "+", "?", "{", ")": return nil
      default: return Atom(kind: .literal(scalar), source: "\\x{\(String(scalar.value, radix: 16))}", width: 2)
      }
    }

    private mutating func escape(_ start: Int) -> Atom? {
      guard let scalar = next else { return nil }
      at += 1
      switch scalar {
      case "b", "B", "A", "Z", "z": return Atom(kind: .assertion, width: 0)
      case "d", "D", "s", "S", "w", "W", "h", "H", "v", "V":
        return Atom(kind: .set, source: text(from: start), width: 2)
      case "p", "P", "N":
        guard next == "{" else { return nil }
        while let inner = next, inner != "}" {
          _ = inner
          at += 1
        }
        guard next == "}" else { return nil }
        at += 1
        return Atom(kind: .set, source: text(from: start), width: 2)
      case "u":
        guard at + 4 <= scalars.count,
          let value = UInt32(String(String.UnicodeScalarView(scalars[at..<at + 4])), radix: 16),
          let literal = Unicode.Scalar(value)
        else { return nil }
        at += 4
        return Atom(kind: .literal(literal), source: text(from: start), width: 2)
      case "n": return Atom(kind: .literal("\n"), source: "\\n", width: 2)
      case "t": return Atom(kind: .literal("\t"), source: "\\t", width: 2)
      case "r": return Atom(kind: .literal("\r"), source: "\\r", width: 2)
      default:
        guard !scalar.properties.isAlphabetic, !("0"..."9").contains(scalar) else { return nil }
        return Atom(kind: .literal(scalar), source: text(from: start), width: 2)
      }
    }

    /// Goes to the end of a set whose bracket has been passed.
    private mutating func passSet() -> Bool {
      var open = 1
      var isFirst = true
      while let scalar = next {
        at += 1
        switch scalar {
        case "\\":
          guard let escaped = next, escaped != "Q" else { return false }
          at += 1
          if escaped == "p" || escaped == "P" || escaped == "N" || escaped == "x" {
            if next == "{" {
              while let inner = next, inner != "}" {
                _ = inner
                at += 1
              }
              guard next == "}" else { return false }
              at += 1
            }
          }
        case "[": open += 1
        case "]" where !isFirst:
          open -= 1
          if open == 0 { return true }
        case "{", "}", "]": return false
        default: break
        }
        isFirst = isFirst && scalar == "^" || scalar == "["
      }
      return false
    }

    private mutating func group() -> Atom? {
      var isAssertion = false
      if next == "?" {
        at += 1
        let kind = next
        at += 1
        switch kind {
        case ":", ">": break
        case "=", "!": isAssertion = true
        case "<":
          guard next == "=" || next == "!" else { return nil }
          at += 1
          isAssertion = true
        default: return nil
        }
      }
      depth += 1
      let inner = alternatives()
      depth -= 1
      guard let inner, next == ")" else { return nil }
      at += 1
      if isAssertion { return Atom(kind: .assertion, width: 0) }
      var width: Int? = 0
      for sequence in inner { width = PatternShape.larger(width, PatternShape.width(sequence)) }
      var atom = Atom(kind: .group, width: width)
      atom.inner = (
        PatternShape.ends(of: inner, \.firsts) { $0 }, PatternShape.ends(of: inner, \.lasts) { $0.reversed() }
      )
      return atom
    }

    private mutating func quantify(_ atom: inout Atom) -> Bool {
      switch next {
      case "*": (atom.least, atom.most) = (0, nil)
      case "+": (atom.least, atom.most) = (1, nil)
      case "?": (atom.least, atom.most) = (0, 1)
      case "{":
        at += 1
        let start = at
        while let scalar = next, scalar != "}" {
          guard ("0"..."9").contains(scalar) || scalar == "," else { return false }
          at += 1
        }
        let bounds = text(from: start).split(separator: ",", omittingEmptySubsequences: false)
        guard next == "}", let least = bounds.first.flatMap({ Int($0) }), bounds.count <= 2 else { return false }
        atom.least = least
        atom.most = bounds.count == 1 ? least : Int(bounds[1])
        if bounds.count == 2, !bounds[1].isEmpty, atom.most == nil { return false }
      default: return true
      }
      at += 1
      if next == "?" || next == "+" { at += 1 }
      // A second quantifier is for ICU to refuse.
      return next != "*" && next != "{"
    }
  }
}
