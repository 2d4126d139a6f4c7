package dev.lockstep.crm.capture;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.apache.kafka.connect.data.Field;
import org.apache.kafka.connect.data.Schema;
import org.apache.kafka.connect.data.Struct;
import org.apache.kafka.connect.source.SourceRecord;
import org.jspecify.annotations.Nullable;

/** Debezium's envelopes as changes of rows. */
final class EngineRecords {

  private EngineRecords() {}

  /** The change of a row; empty for heartbeats, messages and the like. */
  static Optional<RowChange> rowChange(SourceRecord record) {
    if (!(record.value() instanceof Struct envelope)
        || envelope.schema().field("op") == null
        || envelope.schema().field("after") == null) {
      return Optional.empty();
    }
    Struct source = envelope.getStruct("source");
    String table = source.getString("table");
    if (table == null) {
      return Optional.empty();
    }
    boolean snapshot = "r".equals(envelope.getString("op"));
    return Optional.of(
        new RowChange(
            table,
            snapshot ? Optional.empty() : Optional.ofNullable(source.getInt64("txId")),
            snapshot,
            image(envelope.getStruct("before")),
            image(envelope.getStruct("after"))));
  }

  private static Optional<RowImage> image(@Nullable Struct row) {
    if (row == null) {
      return Optional.empty();
    }
    Map<String, String> values = new HashMap<>();
    for (Field field : row.schema().fields()) {
      Object value = row.get(field);
      if (value != null && isScalar(field.schema())) {
        values.put(field.name(), value.toString());
      }
    }
    return Optional.of(new RowImage(values));
  }

  private static boolean isScalar(Schema schema) {
    return schema.type().isPrimitive() && schema.type() != Schema.Type.BYTES;
  }
}
