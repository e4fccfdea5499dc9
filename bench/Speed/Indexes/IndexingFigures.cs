namespace DocumentSearch.Speed.Indexes;

/// <summary>What indexing took, as whoever indexed says.</summary>
/// <param name="Documents">Number of documents.</param>
/// <param name="Seconds">Wall time, from the first document to the commit.</param>
/// <param name="CpuSeconds">CPU time of all threads.</param>
internal sealed record IndexingFigures(int Documents, double Seconds, double CpuSeconds);
