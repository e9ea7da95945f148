internal import Markup

/// Whether files can be read in an encoding of that name.
package func isKnownEncoding(_ name: String) -> Bool { TextEncoding.isKnown(name) }

/// Names of encodings that are in use, for those who ask which there are.
package var usualEncodings: [String] { TextEncoding.names }
