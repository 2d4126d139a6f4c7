/** The command line, against a console. */
@NullMarked
package dev.lockstep.standalone.cli;

import org.jspecify.annotations.NullMarked;
