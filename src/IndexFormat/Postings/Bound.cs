namespace DocumentSearch.IndexFormat.Postings;

/// <summary>
/// What no document of a stretch of postings exceeds, together with the others of the stretch: each has, in one of the pairs, at least its
/// frequency and at most its length. So no score that grows with the frequency and falls with the length is above the best of the pairs.
/// </summary>
/// <param name="Frequency">How often the term occurs.</param>
/// <param name="Norm">The encoded length (<see cref="Scoring.Similarity"/>): the greater, the shorter.</param>
public readonly record struct Bound(int Frequency, byte Norm);
