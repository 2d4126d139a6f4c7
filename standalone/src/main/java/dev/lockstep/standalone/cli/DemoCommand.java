package dev.lockstep.standalone.cli;

import dev.lockstep.config.BrokenConfiguration;
import dev.lockstep.standalone.check.RuleCheck;
import dev.lockstep.standalone.demo.Demo;
import dev.lockstep.standalone.desk.MailboxDesk;
import dev.lockstep.standalone.graph.GraphHttp;
import dev.lockstep.standalone.ics.IcsLoader;
import dev.lockstep.standalone.ics.Problem;
import dev.lockstep.standalone.stack.Addresses;
import dev.lockstep.standalone.stack.CannotRun;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** {@code demo}: the whole product with a sample company in it. */
@Command(
    name = "demo",
    mixinStandardHelpOptions = true,
    description =
        "The whole product with a sample company: reps, persons, mailboxes, a week of "
            + "appointments on both sides.")
final class DemoCommand implements Callable<Integer> {
  /** All rules are played, so the one that is off by default is switched on. */
  private static final String LINK = "sync.link=https://crm.contoso.test/ma/{record}";

  private final Output output;

  @Mixin private StackOptions options = new StackOptions();

  @Option(
      names = "--check",
      description = "Play every rule both ways, measure how long edits take, and end.")
  private boolean check;

  @Option(
      names = "--ics",
      paramLabel = "FILE",
      description = "Load the events of a calendar file; may be given several times.")
  private List<Path> files = new ArrayList<>();

  DemoCommand(Output output) {
    this.output = output;
  }

  @Override
  public Integer call()
      throws CannotRun, BrokenConfiguration, IOException, SQLException, InterruptedException {
    for (Path file : files) {
      if (!Files.isReadable(file)) {
        throw new CannotRun("--ics " + file + ": there is no such file, or it cannot be read");
      }
    }
    try (StackRun run = options.start(check ? List.of(LINK) : List.of());
        GraphHttp graph = new GraphHttp(run.stack().addresses().graph())) {
      Addresses addresses = run.stack().addresses();
      new Demo(graph, addresses.crm()).setUp();
      boolean allLoaded = load(graph);
      if (check) {
        boolean passed =
            new RuleCheck(graph, addresses.crm(), run.stack().isLinkOn(), output::line).run();
        return passed ? LockstepCommand.DONE : LockstepCommand.NO;
      }
      say(addresses, allLoaded);
      run.awaitEnd();
    }
    return LockstepCommand.DONE;
  }

  private boolean load(GraphHttp graph) throws CannotRun, InterruptedException {
    IcsLoader loader = new IcsLoader(graph, Demo.mailboxes(), MailboxDesk.ZONE);
    boolean all = true;
    for (Path file : files) {
      try {
        IcsLoader.Report report = loader.load(file);
        report.notes().forEach(note -> line(file, note));
        report.leftOut().forEach(problem -> line(file, problem));
        output.line(
            "%s: %d loaded, %d left out".formatted(file, report.loaded(), report.leftOut().size()));
        all &= report.leftOut().isEmpty();
      } catch (IOException e) {
        throw new CannotRun("--ics " + file + ": cannot be read: " + e, e);
      }
    }
    return all;
  }

  private void line(Path file, Problem problem) {
    output.line(file + ":" + problem.line() + ": " + problem.reason());
  }

  private void say(Addresses addresses, boolean allLoaded) {
    if (!allLoaded) {
      output.line("What could not be taken is listed above; all else is in the mailboxes.");
    }
    output.line("The page to look at:   " + addresses.console());
    output.line("The CRM's database:    psql " + addresses.crm());
    output.line("Graph:                 " + addresses.graph() + "/v1.0");
    output.line("Mailboxes:             " + String.join(", ", Demo.mailboxes()));
    output.line("Ctrl-C ends it.");
  }
}
