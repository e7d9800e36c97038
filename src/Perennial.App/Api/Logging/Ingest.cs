using Microsoft.AspNetCore.Http;
using Perennial.Adapters.Yaml;
using Perennial.App.Api.Live;
using Perennial.App.Api.Logging.Labels;
using Perennial.App.Api.Logging.Rows;
using Perennial.App.Api.Metrics;
using Perennial.Terms;

namespace Perennial.App.Api.Logging;

/// <summary>Takes the rows of a request into the log of a model: read, held against what is declared, and durable before it is answered.</summary>
/// <param name="house">The data folder.</param>
/// <param name="options">How the server runs.</param>
/// <param name="gate">Counts what waits.</param>
/// <param name="labels">Finds the predictions of labels.</param>
/// <param name="metrics">Told what became of rows.</param>
/// <param name="clock">The time of rows that name none.</param>
internal sealed class Ingest(Composition house, ServerOptions options, IngestGate gate, LabelSearch labels, ServerMetrics metrics, TimeProvider clock)
{
    /// <summary>Takes predictions that were made elsewhere.</summary>
    public async Task<LogReceipt> PredictionsAsync(LiveModel live, HttpContext context)
    {
        using var body = await RequestBody.ReadAsync(context, gate, options.BodyLimitBytes);
        var batch = Batch(live);
        using (Traces.Start("parse"))
        {
            RowFormat.Read(context.Request.ContentType, body.Bytes, batch.Shape, batch.AddPrediction);
        }

        return await AppendAsync(live, batch, "predictions", context.RequestAborted);
    }

    /// <summary>Takes labels.</summary>
    public async Task<LogReceipt> LabelsAsync(LiveModel live, HttpContext context)
    {
        using var body = await RequestBody.ReadAsync(context, gate, options.BodyLimitBytes);
        var batch = Batch(live);
        var within = Within(context, batch);
        using (Traces.Start("parse"))
        {
            RowFormat.Read(context.Request.ContentType, body.Bytes, batch.Shape, batch.AddLabel);
        }

        using (Traces.Start("find predictions"))
        {
            labels.Resolve(live, batch, within);
        }

        return await AppendAsync(live, batch, "labels", context.RequestAborted);
    }

    /// <summary>A batch for rows of a model as it is declared now.</summary>
    public RowBatch Batch(LiveModel live) => new(new RowShape(house.States.Load(live.Name).Registry, clock.GetUtcNow()), options.IngestRows);

    /// <summary>Writes what a batch took.</summary>
    public async Task<LogReceipt> AppendAsync(LiveModel live, RowBatch batch, string source, CancellationToken cancellationToken)
    {
        if (batch.Count == 0)
        {
            throw new ApiException(400, "The body has no rows.");
        }

        var taken = new Log.InboxReceipt(0, 0, 0, 0);
        if (batch.Rows.Count > 0)
        {
            using var span = Traces.Start("log");
            taken = await live.TakeAsync(batch.Rows, cancellationToken);
            span?.SetTag("perennial.rows", batch.Rows.Count).SetTag("perennial.sequence", taken.Sequence);
        }

        metrics.Rows(source, taken, batch.Refused.Count);
        return new LogReceipt(taken.Accepted, taken.Repeated, taken.Corrected, taken.Sequence, [.. batch.Refused.OrderBy(one => one.Index)]);
    }

    private static TimeSpan Within(HttpContext context, RowBatch batch) =>
        context.Request.Query["within"].ToString() is not { Length: > 0 } text ? LabelSearch.Usual(batch.Shape.Model)
        : Durations.TryParse(text, out var within) && within >= TimeSpan.Zero ? within
        : throw new ApiException(400, $"'within' is '{RowShape.Cut(text)}', which is no duration. Give a whole number and a unit of w, d, h, m, s, such as 30d.");
}
