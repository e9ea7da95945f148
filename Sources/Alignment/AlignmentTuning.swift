/// The numbers by which evidence is weighed. Found on the development sets that Benchmarks/align names.
package struct AlignmentTuning: Sendable {
  /// Of the evidence of words, which is not as independent as the model has it.
  package var wordWeight = 0.5
  package var lengthWeight = 1.25
  /// The share of tokens that the lexicon is taken to explain in the first pass, with a lexicon and without one.
  package var knownShare = 0.6
  package var unknownShare = 0.2
  /// The same of function words, of numbers, of signs.
  package var knownFunctionShare = 0.4
  package var unknownFunctionShare = 0.03
  package var numberShare = 0.7
  package var signShare = 0.2
  /// Of how sentences begin and end, and how often that is the same beyond chance.
  package var boundaryWeight = 0.875
  package var boundaryAgreement = 0.9
  /// p(target | source) of a cognate: of one that is written the same, one that sounds the same, and at the threshold.
  package var sameProbability: Float = 0.6
  package var alikeProbability: Float = 0.95
  package var leastProbability: Float = 0.045
  /// Seen so often in pairs, a word's own translations count as much as a cognate.
  package var cognateCount: Float = 10
  package var ownCount: Float = 2.5
  /// Of a memory's frequencies beside those of the text.
  package var backgroundTokens: Float = 2000
  /// No word counts as rarer: where it stands once, it is likely to stand again soon.
  package var leastFrequency: Float = 6e-4
  /// Standard deviation of the log of the ratio of lengths: of long sentences, and what one character adds to the variance.
  package var lengthDeviation = 0.16
  package var lengthNoise = 4.0
  /// Natural logarithms of how frequent beads are.
  package var skip = -4.375
  package var double = -2.0
  package var triple = -8.25
  package var square = -5.5
  package var large = -7.68
  /// Beads of one kind that the priors count as, when they are estimated on the text.
  package var priorBeads = 90.0
  /// Tokens of one kind that the shares count as, when they are estimated on the text.
  package var priorTokens = 160.0
  package var passes = 3
  /// What divides the score of a path before it is a probability: between passes, and for the confidence that is told.
  package var temperature = 1.0
  package var toldTemperature = 2.0
  /// What a skipped sentence that is rightly so counts, beside a bead.
  package var skipGain = 0.5
  /// Beads at least so sure are learned from.
  package var learnedConfidence: Float = 0.9
  package var isPosterior = false
  package var estimatesPriors = true
  package var paragraph = 2.0

  package init() {}

  /// Sets a number by its name; for measuring.
  package mutating func set(_ name: String, _ value: Double) -> Bool {
    switch name {
    case "wordWeight": wordWeight = value
    case "lengthWeight": lengthWeight = value
    case "knownShare": knownShare = value
    case "unknownShare": unknownShare = value
    case "sameProbability": sameProbability = Float(value)
    case "alikeProbability": alikeProbability = Float(value)
    case "leastProbability": leastProbability = Float(value)
    case "cognateCount": cognateCount = Float(value)
    case "ownCount": ownCount = Float(value)
    case "backgroundTokens": backgroundTokens = Float(value)
    case "lengthDeviation": lengthDeviation = value
    case "lengthNoise": lengthNoise = value
    case "skip": skip = value
    case "double": double = value
    case "triple": triple = value
    case "square": square = value
    case "priorBeads": priorBeads = value
    case "passes": passes = Int(value)
    case "temperature": temperature = value
    case "learnedConfidence": learnedConfidence = Float(value)
    case "isPosterior": isPosterior = value != 0
    case "estimatesPriors": estimatesPriors = value != 0
    case "paragraph": paragraph = value
    case "knownFunctionShare": knownFunctionShare = value
    case "unknownFunctionShare": unknownFunctionShare = value
    case "numberShare": numberShare = value
    case "signShare": signShare = value
    case "boundaryWeight": boundaryWeight = value
    case "boundaryAgreement": boundaryAgreement = value
    case "skipGain": skipGain = value
    case "large": large = value
    case "priorTokens": priorTokens = value
    case "leastFrequency": leastFrequency = Float(value)
    case "toldTemperature": toldTemperature = value
    default: return false
    }
    return true
  }
}
