namespace Perennial.Adapters.Linear;

/// <summary>The loss of weights over rows, held by a ridge to the weights that it starts from; convex, with derivatives.</summary>
/// <remarks>Weights stand output after output, the intercept of an output last.</remarks>
/// <param name="rows">What the weights are of.</param>
/// <param name="labels">0 or 1, the place of a class, or a number: one per row.</param>
/// <param name="rowWeights">What a row counts; null where all count 1.</param>
/// <param name="link">How sums become an answer.</param>
/// <param name="start">Weights that the ridge holds to.</param>
internal sealed class LinearLoss(RowMatrix rows, float[] labels, float[]? rowWeights, LinkKind link, double[] start)
{
    private readonly int _block = rows.Width + 1;
    private readonly double[] _sums = new double[rows.Rows * (start.Length / (rows.Width + 1))];
    private readonly double[] _factors = new double[rows.Rows * (start.Length / (rows.Width + 1))];
    private readonly double[] _answers = new double[rows.Rows * (start.Length / (rows.Width + 1))];

    /// <summary>Half of this times the squared distance from the start is added, without the intercepts. The default is 1.</summary>
    public double Ridge { get; init; } = 1;

    /// <summary>The same of the intercepts. The default is next to nothing, which makes them definite.</summary>
    public double InterceptRidge { get; init; } = 1e-9;

    /// <summary>Whether intercepts may change. The default is true.</summary>
    public bool MovesIntercepts { get; init; } = true;

    /// <summary>How many weights.</summary>
    public int Length => start.Length;

    /// <summary>The weights to start from.</summary>
    public double[] Start => start;

    private int Outputs => start.Length / _block;

    /// <summary>The sum of the weights of the rows.</summary>
    public double TotalWeight => rowWeights?.Sum(weight => (double)weight) ?? rows.Rows;

    /// <summary>The loss at some weights, and its gradient; the curvature is then that of this place.</summary>
    public double Evaluate(double[] weights, double[] gradient)
    {
        double loss = Sum(weights) + Distance(weights);
        Array.Clear(gradient);
        for (int output = 0; output < Outputs; output++)
        {
            for (int row = 0; row < rows.Rows; row++)
            {
                double truth = link == LinkKind.Softmax ? (labels[row] == output ? 1 : 0) : labels[row];
                _factors[row] = Weight(row) * (_answers[(output * rows.Rows) + row] - truth);
            }

            rows.AddTransposed(_factors.AsSpan(0, rows.Rows), gradient.AsSpan(output * _block, _block));
        }

        Pull(weights, start, gradient);
        return loss;
    }

    /// <summary>The mean loss of the rows at some weights, without the ridge.</summary>
    public double Mean(double[] weights) => Sum(weights) / TotalWeight;

    /// <summary>The second derivative at the place of the last evaluation, times a direction.</summary>
    public void Curve(double[] direction, double[] result)
    {
        Multiply(direction, _factors);
        for (int row = 0; row < rows.Rows; row++)
        {
            Bend(row);
        }

        Array.Clear(result);
        for (int output = 0; output < Outputs; output++)
        {
            rows.AddTransposed(_factors.AsSpan(output * rows.Rows, rows.Rows), result.AsSpan(output * _block, _block));
        }

        Pull(direction, null, result);
    }

    private double Weight(int row) => rowWeights is null ? 1 : rowWeights[row];

    private void Multiply(double[] weights, double[] results)
    {
        for (int output = 0; output < Outputs; output++)
        {
            rows.Multiply(weights.AsSpan(output * _block, _block), results.AsSpan(output * rows.Rows, rows.Rows));
        }
    }

    private double Sum(double[] weights)
    {
        Multiply(weights, _sums);
        double loss = 0;
        for (int row = 0; row < rows.Rows; row++)
        {
            loss += Weight(row) * Answer(row);
        }

        return loss;
    }

    /// <summary>Keeps the answer to a row, and gives its loss.</summary>
    private double Answer(int row)
    {
        double sum = _sums[row];
        switch (link)
        {
            case LinkKind.Identity:
                _answers[row] = sum;
                return 0.5 * (sum - labels[row]) * (sum - labels[row]);
            case LinkKind.Logistic:
                _answers[row] = 1 / (1 + Math.Exp(-sum));
                return Math.Max(sum, 0) - (sum * labels[row]) + Math.Log(1 + Math.Exp(-Math.Abs(sum)));
            default:
                double highest = double.NegativeInfinity, total = 0;
                for (int at = row; at < _sums.Length; at += rows.Rows)
                {
                    highest = Math.Max(highest, _sums[at]);
                }

                for (int at = row; at < _sums.Length; at += rows.Rows)
                {
                    total += _answers[at] = Math.Exp(_sums[at] - highest);
                }

                for (int at = row; at < _sums.Length; at += rows.Rows)
                {
                    _answers[at] /= total;
                }

                return highest + Math.Log(total) - _sums[((int)labels[row] * rows.Rows) + row];
        }
    }

    private void Bend(int row)
    {
        if (link != LinkKind.Softmax)
        {
            _factors[row] *= Weight(row) * (link == LinkKind.Identity ? 1 : _answers[row] * (1 - _answers[row]));
            return;
        }

        double mean = 0;
        for (int at = row; at < _answers.Length; at += rows.Rows)
        {
            mean += _answers[at] * _factors[at];
        }

        for (int at = row; at < _answers.Length; at += rows.Rows)
        {
            _factors[at] = Weight(row) * _answers[at] * (_factors[at] - mean);
        }
    }

    private double RidgeAt(int at) => (at + 1) % _block == 0 ? InterceptRidge : Ridge;

    private double Distance(double[] weights)
    {
        double sum = 0;
        for (int at = 0; at < weights.Length; at++)
        {
            sum += 0.5 * RidgeAt(at) * (weights[at] - start[at]) * (weights[at] - start[at]);
        }

        return sum;
    }

    private void Pull(double[] at, double[]? from, double[] result)
    {
        for (int place = 0; place < result.Length; place++)
        {
            bool isFixed = !MovesIntercepts && (place + 1) % _block == 0;
            double distance = at[place] - (from is null ? 0 : from[place]);
            result[place] = isFixed ? (from is null ? distance : 0) : result[place] + (RidgeAt(place) * distance);
        }
    }
}
