using System.Text.Json;
using Perennial.Adapters.Yaml.Settings;
using Perennial.Terms;

namespace Perennial.App.Api.Notify;

/// <summary>The part of the server's file that names receivers.</summary>
internal static class NotifyFile
{
    private const string Section = "notify";

    /// <summary>Its keys.</summary>
    public static IReadOnlyList<SettingKey> Keys { get; } =
    [
        SettingKey.Url("notify[].url", null, "Where a receiver is told. Nobody else is: no redirect is followed.") with { Required = true },
        SettingKey.Text("notify[].secret_file", null, "A file, beside this one unless it says otherwise, with the secret that signs messages; for pagerduty the routing key."),
        SettingKey.Choice("notify[].format", [.. Enum.GetValues<NotifyFormat>().Select(Word)], "json", "How it is told."),
        SettingKey.Choice("notify[].on", [.. Enum.GetValues<NoticeKind>().Select(Notice.Word)], null, "What it is told of. Without it of everything; pagerduty of alarm and run-failed.") with { Several = true },
        SettingKey.Duration("notify[].give_up_after", "1d", "How long a message is tried. Then it is kept as given up: GET /v1/notifications."),
    ];

    /// <summary>The receivers.</summary>
    /// <param name="values">What the file says.</param>
    /// <param name="folder">Where the file lies.</param>
    /// <exception cref="FaultException">Two have one address, or PagerDuty has no routing key.</exception>
    public static IReadOnlyList<NotifyOptions> Read(SettingValues values, string folder)
    {
        IReadOnlyList<NotifyOptions> all = [.. values.Sections(Section).Select(one => One(one, folder))];
        return all.GroupBy(one => one.Name).FirstOrDefault(group => group.Count() > 1) is { } twice ? throw new FaultException($"Two receivers under 'notify' have the address {twice.First().Place}. Keep one, and let its 'on' name all that it is told of.")
            : all.Any(one => one is { Format: NotifyFormat.Pagerduty, SecretFile: null }) ? throw new FaultException("A receiver under 'notify' has the format pagerduty and no secret_file. Put the integration's routing key into a file, and name it.")
            : all;
    }

    private static NotifyOptions One(SettingValues one, string folder)
    {
        var format = Enum.GetValues<NotifyFormat>().Single(each => Word(each) == one.Of<string>("notify[].format"));
        var on = one.All<string>("notify[].on");
        return new NotifyOptions(one.Of<Uri>("notify[].url"))
        {
            SecretFile = one.Maybe<string>("notify[].secret_file") is { } file ? Path.Combine(folder, file) : null,
            Format = format,
            On = on.Count > 0 ? [.. Enum.GetValues<NoticeKind>().Where(kind => on.Contains(Notice.Word(kind)))]
                : format == NotifyFormat.Pagerduty ? [NoticeKind.Alarm, NoticeKind.RunFailed]
                : Enum.GetValues<NoticeKind>(),
            GiveUpAfter = one.Of<TimeSpan>("notify[].give_up_after"),
        };
    }

    private static string Word(NotifyFormat format) => JsonNamingPolicy.KebabCaseLower.ConvertName(format.ToString());
}
