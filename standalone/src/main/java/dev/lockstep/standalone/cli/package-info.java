/** The command line. */
@NullMarked
package dev.lockstep.standalone.cli;

import org.jspecify.annotations.NullMarked;
