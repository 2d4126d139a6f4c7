package dev.lockstep.standalone.end;

import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.config.Layers;
import dev.lockstep.standalone.desk.CrmDesk;
import dev.lockstep.standalone.desk.MailboxDesk;
import dev.lockstep.standalone.graph.GraphHttp;
import dev.lockstep.standalone.stack.Addresses;
import dev.lockstep.standalone.stack.CannotRun;
import dev.lockstep.standalone.stack.DataFolder;
import dev.lockstep.standalone.stack.Home;
import dev.lockstep.standalone.stack.Stack;
import dev.lockstep.standalone.stack.StackSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;

/** One running stack for all tests of this JVM that ask for it. */
public final class SharedStack extends Shared<SharedStack.Running> {

  public SharedStack() {
    super(Running.class);
  }

  /** The stack, and what to look at it with. */
  public record Running(DataFolder folder, Stack stack, GraphHttp graph) implements AutoCloseable {

    public Addresses addresses() {
      return stack.addresses();
    }

    public MailboxDesk outlook() {
      return new MailboxDesk(graph);
    }

    public CrmDesk crm() throws SQLException {
      return new CrmDesk(addresses().crm());
    }

    /** The CRM's database, for what no desk does. */
    public Connection database() throws SQLException {
      String address = addresses().crm();
      return DriverManager.getConnection(
          "jdbc:postgresql://" + address.substring(address.indexOf('@') + 1), "postgres", "");
    }

    @Override
    public void close() {
      graph.close();
      stack.close();
      folder.close();
    }
  }

  @Override
  protected Running start() {
    try {
      Home home = new Home(Path.of("target", "lockstep-home").toAbsolutePath());
      DataFolder folder = DataFolder.temporary(home);
      Stack stack =
          Stack.in(
              folder,
              home,
              new StackSettings(
                  Layers.NONE.with(List.of("sync.link=https://crm.contoso.test/{record}"))));
      stack.start();
      return new Running(folder, stack, new GraphHttp(stack.addresses().graph()));
    } catch (CannotRun | BrokenConfiguration | InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
