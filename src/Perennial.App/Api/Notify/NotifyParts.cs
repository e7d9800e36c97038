using Microsoft.Extensions.DependencyInjection;
using Perennial.Adapters.Sqlite;

namespace Perennial.App.Api.Notify;

/// <summary>Puts together who is told of what.</summary>
internal static class NotifyParts
{
    /// <summary>Adds the outbox and those who fill and empty it.</summary>
    public static IServiceCollection AddNotify(this IServiceCollection services) => services
        .AddSingleton(of => new SqliteOutbox(of.GetRequiredService<Composition>().Folder))
        .AddSingleton<IAlarmSource, StateAlarms>().AddSingleton<IAlarmSource, StuckAlarms>().AddSingleton<IAlarmSource, LoopAlarms>()
        .AddSingleton<NoticeCollector>().AddSingleton<Courier>().AddHostedService<Notifier>();
}
