using System.Diagnostics.Metrics;
using Perennial.App.Api.Live;
using Perennial.App.Api.Logging;
using Perennial.App.Api.Logging.Events;
using Perennial.Log;
using Perennial.Serve;

namespace Perennial.App.Api.Metrics;

/// <summary>What is looked at when somebody asks for it.</summary>
internal sealed class ServerGauges
{
    private readonly Composition house;
    private readonly LiveModels models;

    /// <summary>Registers them.</summary>
    public ServerGauges(ServerMetrics metrics, Composition house, LiveModels models, IngestGate gate, EventLog events, ServerOptions options)
    {
        (this.house, this.models) = (house, models);
        var meter = metrics.Meter;
        meter.CreateObservableGauge("perennial.ingest.queue", () => gate.Bytes, "By", "Bodies that are being read, or wait to be durable.");
        meter.CreateObservableGauge("perennial.ingest.queue.limit", () => options.IngestQueueBytes, "By", "The most that they may take.");
        meter.CreateObservableCounter("perennial.ingest.refused", () => gate.Refused, "{request}", "Requests that were told to come again, with 429.");
        meter.CreateObservableGauge("perennial.events.waiting", () => events.Waiting, "{event}", "Events that wait for their other side.");
        meter.CreateObservableGauge("perennial.disk.free", () => house.Folder.FreeBytes, "By", "Free space where the data folder is.");
        meter.CreateObservableGauge("perennial.disk.reserve", () => options.ReserveBytes, "By", "What rows leave free of it.");
        meter.CreateObservableGauge("perennial.models", States, "{model}", "Models, by what goes on with them.");
        meter.CreateObservableGauge("perennial.answers.waiting", () => models.Answers.Waiting, "{row}", "Answers in memory that will be written soon.");
        meter.CreateObservableCounter("perennial.answers.logged", Logged, "{row}", "Rows of answers: durable before the answer, or buffered; of the buffered those written since, dropped for want of room, or refused by the log.");
        meter.CreateObservableCounter("perennial.shadow.requests", Shadows, "{request}", "Requests that a version in the shadow was to answer, by what became of them.");
        meter.CreateObservableCounter("perennial.runs", Runs, "{run}", "Retrainings, by their outcome.");
    }

    private IEnumerable<Measurement<long>> States() => Counted("state", models.Names.Select(name => State(house.States.Load(name))));

    private IEnumerable<Measurement<long>> Runs() => Counted("outcome", models.Names
        .SelectMany(name => house.States.Load(name).Train.Runs)
        .Select(run => run.Outcome?.ToString().ToLowerInvariant() ?? "active"));

    private IEnumerable<Measurement<long>> Shadows()
    {
        List<ShadowCounts> all = [.. models.Held.Select(model => model.Shadows)];
        Measurement<long> Of(string outcome, Func<ShadowCounts, long> count) => new(all.Sum(count), new KeyValuePair<string, object?>("outcome", outcome));
        return [Of("sent", one => one.Sent), Of("answered", one => one.Answered), Of("dropped", one => one.Dropped), Of("failed", one => one.Failed)];
    }

    private IEnumerable<Measurement<long>> Logged()
    {
        List<AnswerLogCounts> all = [.. models.Held.Select(model => models.Answers.Counts(model.Name))];
        Measurement<long> Of(string outcome, Func<AnswerLogCounts, long> count) => new(all.Sum(count), new KeyValuePair<string, object?>("outcome", outcome));
        return [Of("durable", one => one.Durable), Of("buffered", one => one.Buffered), Of("written", one => one.Written), Of("dropped", one => one.Dropped), Of("failed", one => one.Failed)];
    }

    private static string State(ModelState state) => state switch
    {
        { Registry.Frozen: true } => "frozen",
        { Train.Active: not null } => "training",
        { RollOut.Active: not null } => "rolling_out",
        { Registry.Champion: not null } => "answering",
        _ => "waiting",
    };

    private static IEnumerable<Measurement<long>> Counted(string tag, IEnumerable<string> values) =>
        values.CountBy(value => value).Select(one => new Measurement<long>(one.Value, new KeyValuePair<string, object?>(tag, one.Key)));
}
