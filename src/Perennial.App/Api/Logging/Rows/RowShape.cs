using System.Globalization;
using System.Text;
using Perennial.Adapters.Sqlite;
using Perennial.App.Api.Live;
using Perennial.Log;
using Perennial.Monitor;
using Perennial.Registry;
using Perennial.Serve;
using Perennial.Terms;

namespace Perennial.App.Api.Logging.Rows;

/// <summary>What rows of a model must be: holds drafts against what is declared, and gives rows of the log.</summary>
internal sealed class RowShape
{
    private readonly IReadOnlyList<FeatureDeclaration> logged;
    private readonly RegistryState registry;
    private readonly byte[][] names;
    private readonly DateTimeOffset now;
    private readonly int classes;

    /// <param name="registry">What is declared, and which versions there are.</param>
    /// <param name="now">The time of rows that name none.</param>
    public RowShape(RegistryState registry, DateTimeOffset now)
    {
        (this.registry, this.now) = (registry, now.ToUniversalTime());
        Model = registry.Declared();
        logged = Model.Logged;
        names = [.. logged.Select(column => Encoding.UTF8.GetBytes(column.Name))];
        classes = Model.Task == TaskKind.Multiclass ? Model.AnswerWidth : 0;
    }

    /// <summary>What is declared.</summary>
    public ModelDeclaration Model { get; }

    /// <summary>What is logged of a request.</summary>
    public IReadOnlyList<FeatureDeclaration> Columns => logged;

    /// <summary>The names of the columns in UTF-8, in the same order.</summary>
    public IReadOnlyList<byte[]> Names => names;

    /// <summary>How many classes an answer has; 0 where it is one number.</summary>
    public int Classes => classes;

    /// <summary>A draft to fill.</summary>
    public RowDraft Draft() => new(logged.Count);

    /// <summary>Why a column cannot be read.</summary>
    public string NoColumn(string name) =>
        $"'{Cut(name)}' is no column of '{Model.Model}'. There are: {string.Join(", ", logged.Select(column => column.Name))}.";

    /// <summary>A row to answer; null where the draft is refused.</summary>
    public Request? Request(RowDraft draft) => Featured(draft)
        ? new Request(draft.Id ?? PredictionId.New(now), draft.Time ?? now, draft.Entity, draft.Features)
        : null;

    /// <summary>A row that was answered elsewhere, or not at all; null where the draft is refused.</summary>
    public InboxRow? Prediction(RowDraft draft)
    {
        if (draft.Id is null)
        {
            draft.Refuse("A row has no id: it is the prediction's, by which its label is found.");
        }

        if (!double.IsNaN(draft.Label) || draft.LabelledClass is not null)
        {
            draft.Refuse($"A prediction has no label. Send it to /v1/models/{Model.Model}/labels, with the same id.");
        }

        if ((!draft.Unseen && !Featured(draft)) || !Answered(draft, out var score))
        {
            return null;
        }

        if (draft.Unseen && (draft.Version is null || double.IsNaN(score)))
        {
            draft.Refuse("A row is 'unseen' and does not say which version would have answered what: send 'version' and 'score'.");
        }

        var version = double.IsNaN(score) ? null : Version(draft);
        return draft.Error is null ? Checked(draft, Row(draft, version, score)) : null;
    }

    /// <summary>What became known of the prediction <paramref name="id"/>; null where the draft is refused.</summary>
    public InboxRow? Label(RowDraft draft, string id)
    {
        var truth = Truth(draft);
        return draft.Error is null ? Checked(draft, new InboxRow(RowKind.Label, id, draft.Time ?? now, null, truth, null, [])) : null;
    }

    /// <summary>The start of a value that is told back.</summary>
    public static string Cut(string text) => text.Length <= 60 ? text : text[..60] + "...";

    private bool Featured(RowDraft draft)
    {
        if (!draft.HasFeatures)
        {
            draft.Refuse($"A row has no features. Write: \"features\": {{\"{logged[0].Name}\": ...}}");
        }

        return draft.Error is null;
    }

    /// <summary>The answer as one number: NaN where the row was not answered.</summary>
    private bool Answered(RowDraft draft, out double score)
    {
        score = draft.Score;
        if (draft.Classes is { } shares)
        {
            Weigh(draft, shares);
            score = double.IsNaN(score) ? Answers.AsNumber(shares) : score;
        }

        if (draft.ScoredClass is { } named)
        {
            score = Place(draft, "score", named);
        }

        var sound = double.IsNaN(score) || (classes > 0 ? score >= 0 && score < classes && score == Math.Floor(score) : Answers.Sound(Model.Task, [score]));
        if (!sound)
        {
            draft.Refuse(string.Create(CultureInfo.InvariantCulture, $"'score' is {score}. It is {(classes > 0 ? $"a class, or its place from 0 to {classes - 1}" : Model.Task == TaskKind.Regression ? "a finite number" : "a probability from 0 to 1")}."));
        }

        if (double.IsNaN(score) && draft.Version is not null)
        {
            draft.Refuse("A row names a version and has no score: what did it answer? Leave 'version' out where nothing was answered.");
        }

        return draft.Error is null;
    }

    private void Weigh(RowDraft draft, double[] shares)
    {
        if (shares.Length != classes)
        {
            draft.Refuse(classes == 0 ? $"'classes' has no meaning for '{Model.Model}', whose answer is one number: send 'score'."
                : $"'classes' has {shares.Length} numbers. It has {classes}, one for each of: {string.Join(", ", Model.Label.Classes!)}.");
        }
        else if (!Answers.Sound(Model.Task, shares))
        {
            draft.Refuse("'classes' holds a number that is no probability. Each is from 0 to 1.");
        }
    }

    private int? Version(RowDraft draft)
    {
        if (draft.Version is not { } named)
        {
            if (registry.Champion is null)
            {
                draft.Refuse("Nobody knows which version gave this answer: 'version' is not said, and there is no champion. Register it first: perennial register MODEL --flavour external --promote");
            }

            return registry.Champion;
        }

        var found = registry.Versions.FindLast(version => version.Origin == named || version.Number.ToString(CultureInfo.InvariantCulture) == named);
        if (found is null)
        {
            draft.Refuse($"'version' is '{Cut(named)}', which is no version of '{Model.Model}'. {(registry.Versions.IsEmpty ? "None is registered" : $"There are 1 to {registry.Versions.Count}")}; register it first: perennial register");
        }

        return found?.Number;
    }

    private double Truth(RowDraft draft)
    {
        if (draft.LabelledClass is { } named)
        {
            return Place(draft, "label", named);
        }

        if (double.IsNaN(draft.Label))
        {
            draft.Refuse("A row has no label.");
        }

        var fits = Model.Task switch
        {
            TaskKind.Binary => draft.Label is 0 or 1,
            TaskKind.Multiclass => draft.Label >= 0 && draft.Label < classes && draft.Label == Math.Floor(draft.Label),
            _ => double.IsFinite(draft.Label),
        };
        if (!fits)
        {
            draft.Refuse(string.Create(CultureInfo.InvariantCulture, $"'label' is {draft.Label}. It is {Truths()}."));
        }

        return draft.Label;
    }

    private double Place(RowDraft draft, string key, string named)
    {
        var place = Model.Label.Classes is { } all ? all.ToList().IndexOf(named) : -1;
        if (place < 0)
        {
            draft.Refuse($"'{key}' is '{Cut(named)}'. It is {(key == "label" ? Truths() : Model.Label.Classes is null ? "a number" : $"one of {string.Join(", ", Model.Label.Classes)}")}.");
        }

        return place;
    }

    private string Truths() => Model.Task switch
    {
        TaskKind.Binary => "0, 1, true or false",
        TaskKind.Multiclass => $"one of {string.Join(", ", Model.Label.Classes!)}, or its place from 0",
        _ => "a finite number",
    };

    private InboxRow Row(RowDraft draft, int? version, double score) => draft.Unseen
        ? new InboxRow(RowKind.Shadow, draft.Id!, draft.Time ?? now, version, score, null, [.. Shares(draft)])
        : new InboxRow(RowKind.Prediction, draft.Id!, draft.Time ?? now, version, score, draft.Entity, classes == 0 ? draft.Features : [.. draft.Features, .. Shares(draft)]);

    private IEnumerable<object?> Shares(RowDraft draft) => Enumerable.Range(0, classes).Select(place => draft.Classes is { } shares ? (object?)shares[place] : null);

    private static InboxRow? Checked(RowDraft draft, InboxRow row)
    {
        if (InboxRules.Complaint(row) is { } complaint)
        {
            draft.Refuse($"The row is refused: {complaint}");
        }

        return draft.Error is null ? row : null;
    }
}
