package dev.lockstep.model.json;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import dev.lockstep.model.recurrence.InvalidRecurrenceException;
import dev.lockstep.model.recurrence.RecurrenceRule;
import dev.lockstep.model.recurrence.text.RruleReader;
import dev.lockstep.model.recurrence.text.RruleWriter;
import java.io.IOException;

/** Recurrence rules as RRULE text, with UNTIL in local time. */
final class RuleModule extends SimpleModule {
  private static final long serialVersionUID = 1;

  RuleModule() {
    addSerializer(new Writer());
    addDeserializer(RecurrenceRule.class, new Reader());
  }

  private static final class Writer extends StdSerializer<RecurrenceRule> {
    private static final long serialVersionUID = 1;

    Writer() {
      super(RecurrenceRule.class);
    }

    @Override
    public void serialize(RecurrenceRule rule, JsonGenerator out, SerializerProvider provider)
        throws IOException {
      out.writeString(RruleWriter.write(rule));
    }
  }

  private static final class Reader extends StdDeserializer<RecurrenceRule> {
    private static final long serialVersionUID = 1;

    Reader() {
      super(RecurrenceRule.class);
    }

    @Override
    public RecurrenceRule deserialize(JsonParser in, DeserializationContext context)
        throws IOException {
      String text = in.getValueAsString("");
      try {
        return RruleReader.read(text);
      } catch (InvalidRecurrenceException e) {
        return (RecurrenceRule)
            context.handleWeirdStringValue(
                RecurrenceRule.class, text, "%s", String.valueOf(e.getMessage()));
      }
    }
  }
}
