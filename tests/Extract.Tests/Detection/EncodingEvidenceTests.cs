using CsCheck;
using DocumentSearch.Extract.Detection;

namespace DocumentSearch.Extract.Tests.Detection;

public sealed class EncodingEvidenceTests
{
    private static readonly Gen<byte[]> Bytes = Gen.OneOf(
        Gen.OneOf("word"u8.ToArray(), "é"u8.ToArray(), "日"u8.ToArray(), "\U0001F389"u8.ToArray(), [0x1A], [0x1A, 0x1A], [0], "\x1B$)C"u8.ToArray(), "\x1B$B"u8.ToArray()),
        Gen.Byte.Array[1]).Array[0, 40].Select(static pieces => pieces.SelectMany(static p => p).ToArray());

    [Fact]
    public void It_is_the_same_in_windows_as_in_one_piece() => Gen.Select(Bytes, Gen.Int[1, 9], Gen.Int[EncodingEvidence.Overlap, 20]).Sample(
        (content, size, overlap) =>
        {
            var whole = new EncodingEvidence();
            whole.Add(content);

            var windows = new EncodingEvidence();
            for (var at = 0; at < content.Length; at += size)
            {
                var known = Math.Min(at, overlap);
                windows.Add(content.AsSpan((at - known)..Math.Min(at + size, content.Length)), known);
            }

            Assert.Equal(Said(whole), Said(windows));
        },
        iter: 10_000);

    [Fact]
    public void Ends_of_file_that_dos_wrote_are_no_sign_of_binary_data()
    {
        var evidence = new EncodingEvidence();
        evidence.Add([.. "words"u8, .. Enumerable.Repeat((byte)0x1A, 20)]);
        Assert.Equal((true, false), (evidence.HasControls, evidence.HasManyControls));
    }

    private static (long, long, bool, bool, bool, string?) Said(EncodingEvidence evidence) =>
        (evidence.Length, evidence.FirstHigh, evidence.IsUtf8, evidence.HasControls, evidence.HasManyControls, evidence.IsUtf8 ? evidence.Shifted?.Name : null);
}
