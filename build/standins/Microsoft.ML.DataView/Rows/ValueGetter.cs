namespace Microsoft.ML;

/// <summary>Writes a column's value of the current row into <paramref name="value"/>, reusing its buffers.</summary>
public delegate void ValueGetter<TValue>(ref TValue value);
