using System.Numerics;

namespace DocumentSearch.IndexFormat.Passages;

/// <summary>
/// The codes of <see cref="TokenOffsets"/>: Rice's, whose quotient is unary as long as it is small and then goes on in Elias's gamma, so
/// that rare large numbers take few bits too. Layout: docs/index-format.md.
/// </summary>
internal static class OffsetCode
{
    /// <summary>Positions of a block, but for the last.</summary>
    public const int BlockLength = 128;

    /// <summary>Numbers of low bits that a block can choose: 0 up to before this.</summary>
    public const int Choices = 4;

    /// <summary>Chosen where all numbers of a block are the same.</summary>
    public const int Same = Choices;

    /// <summary>From this quotient on it is gamma.</summary>
    public const int UnaryEnd = 4;

    // Each 64th number behind the first ones stands for a gap below nothing.
    private const int FirstCommon = 3;
    private const int BelowShift = 6;
    private const int BelowMask = (1 << BelowShift) - 1;

    private static readonly sbyte[] Gaps = [.. Enumerable.Range(0, 1 << BelowShift).Select(static n => (sbyte)GapOf((uint)n))];

    /// <summary>The number of a gap: those that are met most often have the lowest.</summary>
    /// <param name="gap">Characters between two words; below 0 if they share some.</param>
    public static uint OfGap(int gap) => gap switch
    {
        0 => 2,
        1 or 2 => (uint)gap - 1,
        > 0 => (uint)gap + (uint)(gap - FirstCommon) / BelowMask,
        _ => FirstCommon + (((uint)-gap << BelowShift) - 1),
    };

    /// <summary>The gap of a number.</summary>
    public static long ToGap(uint number) => number < (uint)Gaps.Length ? Gaps[number] : GapOf(number);

    /// <summary>Bits that a number takes.</summary>
    public static int Bits(uint number, int lowBits)
    {
        var quotient = number >> lowBits;
        return lowBits + 1 + (quotient < UnaryEnd ? (int)quotient : UnaryEnd + 2 * BitOperations.Log2(quotient - (UnaryEnd - 1)));
    }

    private static long GapOf(uint number)
    {
        if (number < FirstCommon)
            return number == 2 ? 0 : number + 1;

        var above = number - FirstCommon;
        var below = above >> BelowShift;
        return (above & BelowMask) == BelowMask ? -1L - below : number - below;
    }
}
