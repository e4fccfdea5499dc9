using System.IO.Hashing;
using System.Text;

namespace DocumentSearch.Evaluate.Collections;

/// <summary>One half of the topics: settings are tuned on one and confirmed on the other.</summary>
public enum TopicHalf
{
    /// <summary>The topics whose number has an even CRC-32.</summary>
    Even,

    /// <summary>The others.</summary>
    Odd,
}

/// <summary>A question of a test collection.</summary>
/// <param name="Id">Its number, any text without white space.</param>
/// <param name="Text">What is asked, as a user would type it.</param>
public sealed record Topic(string Id, string Text)
{
    /// <summary>The half that a topic belongs to, whatever collection it stands in.</summary>
    /// <param name="id">Its number.</param>
    public static TopicHalf HalfOf(string id) => (Crc32.HashToUInt32(Encoding.UTF8.GetBytes(id)) & 1) == 0 ? TopicHalf.Even : TopicHalf.Odd;
}
