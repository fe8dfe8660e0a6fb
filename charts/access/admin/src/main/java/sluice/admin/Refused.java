package sluice.admin;

/** What the program cannot work with: its message is for the person who reads the log; no stack trace helps them. */
final class Refused extends RuntimeException {
  private static final long serialVersionUID = 1L;

  Refused(String message) {
    super(message);
  }

  /** The same problem, with where it is. */
  Refused in(String place) {
    return new Refused(place + ": " + getMessage());
  }
}
