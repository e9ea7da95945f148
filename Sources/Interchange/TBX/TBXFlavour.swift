internal import Bitext

/// The edition, dialect and style of a TBX file.
package struct TBXFlavour: Hashable, Sendable, CustomStringConvertible {
  package enum Edition: Hashable, Sendable {
    /// ISO 30042:2019: root `tbx`.
    case year2019
    /// ISO 30042:2008 (TBX 2.0): root `martif`.
    case year2008
    /// TBX-Min as it was before 2019: root `TBX`. Read, not written.
    case year2013
  }

  package enum Style: String, Hashable, Sendable, CaseIterable {
    /// Data categories as attributes: `<termNote type="partOfSpeech">`.
    case dca
    /// Data categories as tags: `<min:partOfSpeech>`.
    case dct
  }

  package var edition: Edition
  /// The dialect: "TBX-Basic", "TBX-Min", "TBX-Core", "TBX-Linguist", or a private one; "TBX" in 2008.
  package var type: String
  package var style: Style

  package init(edition: Edition, type: String, style: Style) {
    self.edition = edition
    self.type = type
    self.style = style
  }

  package static func basic(_ style: Style = .dca) -> TBXFlavour {
    TBXFlavour(edition: .year2019, type: "TBX-Basic", style: style)
  }
  package static func min(_ style: Style = .dca) -> TBXFlavour {
    TBXFlavour(edition: .year2019, type: "TBX-Min", style: style)
  }
  package static func core(_ style: Style = .dca) -> TBXFlavour {
    TBXFlavour(edition: .year2019, type: "TBX-Core", style: style)
  }
  package static let tbx2008 = TBXFlavour(edition: .year2008, type: "TBX", style: .dca)

  /// As a root element says it.
  init(root: String, attributes: [Attribute]) {
    switch root.split(separator: ":").last {
    case "martif":
      self.init(edition: .year2008, type: attributes["type"] ?? "TBX", style: .dca)
    case "TBX":
      self.init(edition: .year2013, type: attributes["dialect"] ?? "TBX-Min", style: .dca)
    default:
      let type = attributes["type"] ?? ""
      self.init(
        edition: .year2019, type: type.hasPrefix("TBX-") && type.utf8.count > 4 ? type : "TBX-Basic",
        style: Style(rawValue: attributes["style"]?.lowercased() ?? "") ?? .dca)
    }
  }

  /// The modules of a public dialect; nil for one that may hold anything.
  var modules: [TBXCategory.Module]? {
    guard edition != .year2008 else { return nil }
    return switch type {
    case "TBX-Core": []
    case "TBX-Min": [.min]
    case "TBX-Basic": [.min, .basic]
    case "TBX-Linguist": [.min, .basic, .linguist]
    default: nil
    }
  }

  func allows(_ category: TBXCategory) -> Bool {
    guard let modules else { return true }
    if category.name == "externalCrossReference", type == "TBX-Min" { return style == .dca }
    return modules.contains(category.module)
  }

  package var description: String { edition == .year2008 ? "TBX 2008" : type }
}
