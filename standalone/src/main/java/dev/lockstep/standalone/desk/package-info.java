/** What users of the two systems do and see: JDBC to the CRM, plain HTTP to Graph. */
@NullMarked
package dev.lockstep.standalone.desk;

import org.jspecify.annotations.NullMarked;
