package dev.lockstep.simulator.resource;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.lockstep.simulator.event.EventContent;
import dev.lockstep.simulator.event.ExtendedProperty;
import dev.lockstep.simulator.event.FileAttachment;
import dev.lockstep.simulator.event.OpenExtension;
import dev.lockstep.simulator.odata.Selection;
import dev.lockstep.simulator.store.EventView;
import java.io.IOException;
import java.util.List;

/** Writes what belongs to an event and is shown on request alone. */
final class ExpansionWriter {
  private ExpansionWriter() {}

  static void write(JsonGenerator out, EventView view, Expansion expansion) throws IOException {
    EventContent content = view.content();
    for (ExtendedProperty.Single one : content.singleValueProperties()) {
      if (expansion.singleValue().filter(one.id()::equals).isPresent()) {
        out.writeArrayFieldStart("singleValueExtendedProperties");
        out.writeStartObject();
        out.writeStringField("id", one.id());
        out.writeStringField("value", one.value());
        out.writeEndObject();
        out.writeEndArray();
      }
    }
    for (ExtendedProperty.Multi one : content.multiValueProperties()) {
      if (expansion.multiValue().filter(one.id()::equals).isPresent()) {
        out.writeArrayFieldStart("multiValueExtendedProperties");
        out.writeStartObject();
        out.writeStringField("id", one.id());
        out.writeArrayFieldStart("value");
        for (String value : one.value()) {
          out.writeString(value);
        }
        out.writeEndArray();
        out.writeEndObject();
        out.writeEndArray();
      }
    }
    if (expansion.attachments()) {
      out.writeArrayFieldStart("attachments");
      for (FileAttachment attachment : content.attachments()) {
        out.writeStartObject();
        AttachmentJson.write(out, view, attachment, Selection.all());
        out.writeEndObject();
      }
      out.writeEndArray();
    }
    extensions(out, content.extensions(), expansion.extensions());
  }

  private static void extensions(
      JsonGenerator out, List<OpenExtension> all, Expansion.Extensions wanted) throws IOException {
    List<OpenExtension> shown = all.stream().filter(wanted::show).toList();
    if (!shown.isEmpty()) {
      out.writeArrayFieldStart("extensions");
      for (OpenExtension extension : shown) {
        out.writeStartObject();
        ExtensionJson.write(out, extension);
        out.writeEndObject();
      }
      out.writeEndArray();
    }
  }
}
