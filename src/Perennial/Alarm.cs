namespace Perennial;

/// <summary>Something that is wrong and goes on until somebody sees to it.</summary>
/// <param name="Kind">What.</param>
/// <param name="Since">From when.</param>
/// <param name="Words">One sentence for people, without full stop.</param>
/// <param name="Remedy">What to do, without full stop.</param>
/// <param name="Fingerprint">The same as long as it is the same that is wrong: what was told need not be told again.</param>
public sealed record Alarm(AlarmKind Kind, DateTimeOffset Since, string Words, string Remedy, string Fingerprint);
