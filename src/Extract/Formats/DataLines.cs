namespace DocumentSearch.Extract.Formats;

/// <summary>Reads data of which each line is a record, as in JSON Lines: each is a block.</summary>
internal sealed class DataLines : LineStructure
{
    /// <inheritdoc/>
    private protected override void Line(ref LineScan scan) => scan.Add(scan.At, scan.End, BlockKind.Code);

    /// <inheritdoc/>
    private protected override void RestOfLine(ref LineScan scan) => Line(ref scan);
}
