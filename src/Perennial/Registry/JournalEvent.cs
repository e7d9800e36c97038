using System.Text;
using System.Text.Json;
using Perennial.Terms;

namespace Perennial.Registry;

/// <summary>One entry of a model's history. Its digest covers everything but what was measured.</summary>
/// <param name="Space">The tenant; <c>default</c> on a single machine.</param>
/// <param name="Stream">The model's name.</param>
/// <param name="Version">The place in the stream, from 1, without gaps.</param>
/// <param name="Type">The kind of fact, such as <c>decision-taken</c>.</param>
/// <param name="Schema">The revision of the fact's shape, from 1.</param>
/// <param name="Tick">The turn that wrote it, from 1.</param>
/// <param name="AsOf">The turn's now, in UTC.</param>
/// <param name="Actor">Who: <c>driver</c>, or a person.</param>
/// <param name="Cause">What it answers to, such as <c>decision 12</c>; null when nothing.</param>
/// <param name="Facts">Canonical JSON.</param>
/// <param name="Measured">JSON of times, CPU, bytes, process and host; never digested nor folded; null when nothing was measured.</param>
/// <param name="Digest">SHA-256 over the digest before it and all of the above but <paramref name="Measured"/>.</param>
public sealed record JournalEvent(
    string Space,
    string Stream,
    long Version,
    string Type,
    int Schema,
    long Tick,
    DateTimeOffset AsOf,
    string Actor,
    string? Cause,
    string Facts,
    string? Measured,
    Digest Digest)
{
    /// <summary>What the digest must be, given the digest of the event before it.</summary>
    public Digest Chained(Digest before) => Digest.Of(Encoding.UTF8.GetBytes(string.Join(
        '\n', before.Hex, Space, Stream, Version, Type, Schema, Tick, AsOf.UtcDateTime.ToString("O"), Quoted(Actor), Quoted(Cause), Facts)));

    /// <summary>People write these: a line break in one must not look like the next.</summary>
    private static string Quoted(string? text) => JsonSerializer.Serialize(text);
}
